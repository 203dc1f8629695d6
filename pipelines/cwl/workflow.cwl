#!/usr/bin/env cwl-runner
cwlVersion: v1.2
class: Workflow
id: polarmir
label: From reads of small RNA to polarization scores
doc: Counts every sample by itself, then gathers them. The script make-job writes the inputs for a sample sheet.

requirements:
  ScatterFeatureRequirement: {}

inputs:
  samples:
    type: string[]
    doc: Names of the samples
  reads:
    type:
      type: array
      items: { type: array, items: File }
    doc: Files of each sample
  sheet: File
  threads: { type: int, default: 2 }
  count_options: string[]?
  merge_options: string[]?

steps:
  count:
    run: count.cwl
    scatter: [sample, reads]
    scatterMethod: dotproduct
    in:
      sample: samples
      reads: reads
      threads: threads
      options: count_options
    out: [folder]
  merge:
    run: merge.cwl
    in:
      samples: count/folder
      sheet: sheet
      threads: threads
      options: merge_options
    out: [results]

outputs:
  results:
    type: Directory
    outputSource: merge/results
