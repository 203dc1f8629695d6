process POLARMIR_MERGE {
    tag "$meta.id"
    label 'process_medium'

    conda "${moduleDir}/environment.yml"
    container "polarmir:latest"

    input:
    tuple val(meta), path(samples, stageAs: 'counted/*')
    path sheet

    output:
    tuple val(meta), path("${prefix}")                          , emit: results
    tuple val(meta), path("${prefix}/report.html")              , emit: report
    tuple val(meta), path("${prefix}/polarization.tsv")         , emit: scores
    tuple val(meta), path("${prefix}/counts/mature_counts.tsv") , emit: counts
    tuple val(meta), path("${prefix}/compare"), optional: true  , emit: comparison
    path "${prefix}/multiqc/*"                                  , emit: multiqc
    path "versions.yml"                                         , emit: versions

    when:
    task.ext.when == null || task.ext.when

    script:
    def args = task.ext.args ?: ''
    prefix = task.ext.prefix ?: "${meta.id}"
    """
    mkdir -p "$prefix"
    cp -RL counted "$prefix/samples"

    polarmir merge \\
        "$prefix" \\
        --samples $sheet \\
        --threads $task.cpus \\
        $args

    cat <<-END_VERSIONS > versions.yml
    "${task.process}":
        polarmir: \$(polarmir --version | sed 's/^polarmir //; s/ .*//')
    END_VERSIONS
    """

    stub:
    prefix = task.ext.prefix ?: "${meta.id}"
    """
    mkdir -p "$prefix/"{samples,counts,compare,multiqc}
    touch "$prefix/"{report.html,polarization.tsv,summary.txt,samples.tsv} "$prefix/counts/mature_counts.tsv"
    touch "$prefix/compare/scores.tsv" "$prefix/multiqc/polarmir_general_mqc.json"

    cat <<-END_VERSIONS > versions.yml
    "${task.process}":
        polarmir: \$(polarmir --version | sed 's/^polarmir //; s/ .*//')
    END_VERSIONS
    """
}
