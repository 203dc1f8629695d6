process POLARMIR_COUNT {
    tag "$meta.id"
    label 'process_low'

    conda "${moduleDir}/environment.yml"
    container "polarmir:latest"

    input:
    tuple val(meta), path(reads)

    output:
    tuple val(meta), path("counted/samples/${prefix}")                    , emit: counts
    tuple val(meta), path("counted/samples/${prefix}/report.html")        , emit: report
    tuple val(meta), path("counted/trimmed/*.fastq.gz")    , optional: true, emit: trimmed
    path "versions.yml"                                                   , emit: versions

    when:
    task.ext.when == null || task.ext.when

    script:
    def args = task.ext.args ?: ''
    prefix = task.ext.prefix ?: "${meta.id}"
    """
    polarmir count \\
        $args \\
        --name "$prefix" \\
        --threads $task.cpus \\
        --output counted \\
        -- $reads

    cat <<-END_VERSIONS > versions.yml
    "${task.process}":
        polarmir: \$(polarmir --version | sed 's/^polarmir //; s/ .*//')
    END_VERSIONS
    """

    stub:
    prefix = task.ext.prefix ?: "${meta.id}"
    """
    mkdir -p "counted/samples/$prefix"
    touch "counted/samples/$prefix/"{counts.tsv,sample.json,run.json,report.html}

    cat <<-END_VERSIONS > versions.yml
    "${task.process}":
        polarmir: \$(polarmir --version | sed 's/^polarmir //; s/ .*//')
    END_VERSIONS
    """
}
