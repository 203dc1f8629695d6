#!/usr/bin/env nextflow
// Counts every sample of a sheet, then gathers them: nextflow run pipelines/nextflow --input samples.csv --outdir results
nextflow.enable.dsl = 2

include { POLARMIR_COUNT } from './modules/polarmir/count/main'
include { POLARMIR_MERGE } from './modules/polarmir/merge/main'

workflow {
    if (!params.input) {
        error "Give a sample sheet: --input samples.csv (sample,fastq_1,group)"
    }
    def sheet = file(params.input, checkIfExists: true)
    def separator = sheet.name.endsWith('.tsv') ? '\t' : ','
    // Relative paths begin at the sheet; the lines of a sample are its lanes.
    def place = { String name -> name.contains('://') ? file(name) : sheet.parent.resolve(name) }
    reads = Channel.of(sheet)
        .splitCsv(header: true, sep: separator, strip: true)
        .map { row -> [[id: row.sample, single_end: true], place(row.fastq_1)] }
        .groupTuple()

    POLARMIR_COUNT(reads)

    samples = POLARMIR_COUNT.out.counts
        .map { meta, folder -> folder }
        .collect()
        .map { folders -> [[id: params.name], folders] }
    POLARMIR_MERGE(samples, sheet)
}
