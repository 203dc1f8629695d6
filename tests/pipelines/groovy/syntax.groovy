// syntax.groovy FILE...: are these files Groovy? Nothing is run, and no class of Nextflow is needed.
import org.codehaus.groovy.control.CompilationUnit
import org.codehaus.groovy.control.CompilerConfiguration
import org.codehaus.groovy.control.MultipleCompilationErrorsException
import org.codehaus.groovy.control.Phases

int bad = 0
args.each { path ->
    def unit = new CompilationUnit(new CompilerConfiguration())
    unit.addSource(new File(path))
    try {
        unit.compile(Phases.CONVERSION)
    } catch (MultipleCompilationErrorsException failure) {
        bad++
        System.err.println "$path: ${failure.errorCollector.errors[0].cause?.message}"
    }
}
System.exit(bad ? 1 : 0)
