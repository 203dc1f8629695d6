#!/usr/bin/env cwl-runner
cwlVersion: v1.2
class: CommandLineTool
id: polarmir-count
label: Count the miRNAs of one sample
doc: >
  Trims, aligns and counts the reads of one sample of small-RNA sequencing; its folder is what merge.cwl gathers.

hints:
  DockerRequirement:
    dockerPull: polarmir:latest # built from pipelines/deploy
  SoftwareRequirement:
    packages:
      - package: polarmir
  ResourceRequirement:
    coresMin: $(inputs.threads)
    ramMin: 2000

baseCommand: [polarmir, count]
arguments: [--output, counted]

inputs:
  sample:
    type: string
    doc: Name of the sample
    inputBinding: { prefix: --name, position: 1 }
  threads:
    type: int
    default: 2
    inputBinding: { prefix: --threads, position: 1 }
  options:
    type: string[]?
    doc: Other options of `polarmir count`, one word each
    inputBinding: { position: 2 }
  reads:
    type: File[]
    doc: FASTQ, plain or gzip, or BAM; several lanes are one sample
    inputBinding: { position: 3, prefix: -- } # no option takes them for its own

outputs:
  folder:
    type: Directory
    doc: Counts of the sample, with a report of its own
    outputBinding:
      glob: counted/samples/$(inputs.sample)
