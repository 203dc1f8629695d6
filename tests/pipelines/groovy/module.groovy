// module.groovy MAIN.NF WORK INPUTS [stub|script] [ARGS]: runs the process of a Nextflow module without Nextflow.
// Reads the file with the parser of Groovy, stages the inputs in the folder WORK, renders the block `script` or `stub`,
// runs it with Nextflow's shell options and looks for every declared output. Prints {"emit": ["path", ...], ...}.
// INPUTS: JSON list, one entry per line of `input:`, a tuple being a list; texts that name files are staged as links.
// ARGS is task.ext.args. Channels, containers, retries and publishing are not part of this.
import groovy.json.JsonOutput
import groovy.json.JsonSlurper
import java.nio.file.Files
import org.codehaus.groovy.ast.expr.ClosureExpression
import org.codehaus.groovy.ast.expr.MethodCallExpression
import org.codehaus.groovy.ast.stmt.ExpressionStatement
import org.codehaus.groovy.control.CompilationUnit
import org.codehaus.groovy.control.CompilerConfiguration
import org.codehaus.groovy.control.Phases

/** An input or output as declared: `path(x, stageAs: 'y')` has kind path, arg x and the named values. */
class Item {
    String kind
    Object arg
    Map named = [:]
}

/** Evaluates declarations: unknown names are themselves, unknown calls become items. */
abstract class Declarations extends Script {
    List<Item> items = []

    def propertyMissing(String name) { name }

    def methodMissing(String name, arguments) {
        def values = arguments as List
        def named = values && values[0] instanceof Map ? values.remove(0) : [:]
        items.removeAll { known -> values.any { it.is(known) } } // they are part of the tuple
        items << new Item(kind: name, arg: name == 'tuple' ? values : values[0], named: named)
        items.last()
    }
}

/** Several staged files, which are their names; no list, for Groovy writes lists in brackets. */
class StagedFiles {
    @Delegate(interfaces = false) List files
    String toString() { files.join(' ') }
}

/** A staged file, which is its name. */
class Staged {
    String name
    String toString() { name }
}

def fail = { String message ->
    System.err.println message
    System.exit(1)
}

def source = new File(args[0]).absoluteFile
def work = new File(args[1]).absoluteFile
def inputs = new JsonSlurper().parseText(args[2])
def block = args.length > 3 ? args[3] : 'script'
work.mkdirs()

// The statements of the process by their labels.
def unit = new CompilationUnit(new CompilerConfiguration())
unit.addSource(source)
unit.compile(Phases.CONVERSION)
def declared = unit.AST.modules[0].statementBlock.statements.find { statement ->
    statement instanceof ExpressionStatement && statement.expression instanceof MethodCallExpression &&
        statement.expression.methodAsString == 'process'
}?.expression?.arguments?.expressions?.first()
if (!declared) {
    fail "$source: no process"
}
def name = declared.methodAsString
def sections = [:].withDefault { [] }
def label = 'directives'
declared.arguments.expressions.find { it instanceof ClosureExpression }.code.statements.each { statement ->
    label = statement.statementLabels ? statement.statementLabels[0] : label
    sections[label] << statement
}
['input', 'output', 'when', 'script', 'stub'].each { wanted ->
    if (!sections.containsKey(wanted)) {
        fail "$name: no block $wanted"
    }
}

def lines = source.readLines()
def text = { statement ->
    def part = lines[(statement.lineNumber - 1)..(statement.lastLineNumber - 1)].collect()
    part[-1] = part[-1].take(statement.lastColumnNumber - 1)
    part[0] = part[0].drop(statement.columnNumber - 1)
    part.join('\n')
}
def items = { String section, Map variables ->
    def settings = new CompilerConfiguration()
    settings.scriptBaseClass = 'Declarations'
    def code = sections[section].collect(text).join('\n').replaceAll(/\bemit:\s*(\w+)/, "emit: '\$1'")
    def script = new GroovyShell(this.class.classLoader, new Binding(variables), settings).parse(code)
    script.run()
    script.items
}
def parts = { Item item -> item.kind == 'tuple' ? item.arg : [item] }

// Inputs: values, and files staged under the name that is asked for.
def stage
stage = { value, String pattern ->
    if (value instanceof List) {
        return new StagedFiles(files: value.collect { stage(it, pattern) })
    }
    def file = new File(value as String).absoluteFile
    def place = pattern ? pattern.replace('*', file.name) : file.name
    def link = new File(work, place)
    link.parentFile.mkdirs()
    Files.createSymbolicLink(link.toPath(), file.toPath())
    new Staged(name: place)
}
def task = [process: name, cpus: 2, memory: null, attempt: 1,
            ext: [args: args.length > 4 ? args[4] : null, prefix: null, when: null]]
def variables = [task: task, workflow: [containerEngine: null], moduleDir: source.parent, params: [:]]
def wanted = items('input', [:])
if (wanted.size() != inputs.size()) {
    fail "$name: ${wanted.size()} inputs are declared, ${inputs.size()} given"
}
[wanted, inputs].transpose().each { item, value ->
    def values = item.kind == 'tuple' ? value : [value]
    if (parts(item).size() != values.size()) {
        fail "$name: an input tuple of another length"
    }
    [parts(item), values].transpose().each { part, one ->
        variables[part.arg as String] = part.kind == 'path' ? stage(one, part.named.stageAs) : one
    }
}

// Script.
def shell = new GroovyShell(this.class.classLoader, new Binding(variables))
if (!shell.evaluate(sections['when'].collect(text).join('\n'))) {
    fail "$name: does not want to run"
}
def script = (shell.evaluate(sections[block].collect(text).join('\n')) as String).stripIndent()
new File(work, '.command.sh').text = "#!/bin/bash -ue\n$script\n"
def log = new File(work, '.command.log')
def process = new ProcessBuilder('bash', '-ue', '-o', 'pipefail', '.command.sh').directory(work)
    .redirectErrorStream(true).redirectOutput(log).start()
if (process.waitFor()) {
    fail "$name: $block fails\n${log.text}"
}

// Outputs.
def found = [:]
items('output', shell.context.variables).each { item ->
    parts(item).findAll { it.kind == 'path' }.each { part ->
        def listing = new ProcessBuilder('bash', '-O', 'nullglob', '-c', 'printf "%s\\n" ' + part.arg).directory(work).start()
        def paths = listing.inputStream.text.readLines().findAll { it && new File(work, it).exists() }
        def emit = item.named.emit ?: part.named.emit
        if (!emit) {
            fail "$name: an output without a name: ${part.arg}"
        }
        if (!paths && !(item.named.optional || part.named.optional)) {
            fail "$name: output $emit is missing: ${part.arg}"
        }
        found[emit as String] = paths
    }
}
println JsonOutput.toJson(found)
