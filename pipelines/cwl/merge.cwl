#!/usr/bin/env cwl-runner
cwlVersion: v1.2
class: CommandLineTool
id: polarmir-merge
label: Gather counted samples into tables, scores, comparison and report

hints:
  DockerRequirement:
    dockerPull: polarmir:latest # built from pipelines/deploy
  SoftwareRequirement:
    packages:
      - package: polarmir
  ResourceRequirement:
    coresMin: $(inputs.threads)
    ramMin: 4000

# `polarmir merge` gathers OUT/samples/*, so the folders are put there first.
baseCommand: [sh, -c]
arguments:
  - position: 0
    valueFrom: |
      set -eu
      mkdir -p results/samples
      while [ "$1" != merge ]; do
          cp -RL "$1" results/samples/
          shift
      done
      exec polarmir "$@"
  - { position: 1, valueFrom: sh }
  - { position: 3, valueFrom: merge }
  - { position: 3, valueFrom: results }

inputs:
  samples:
    type: Directory[]
    doc: What count.cwl gave
    inputBinding: { position: 2 }
  sheet:
    type: File
    doc: "Table of the samples: sample, group, and what else is known; gives their order"
    inputBinding: { prefix: --samples, position: 4 }
  threads:
    type: int
    default: 2
    inputBinding: { prefix: --threads, position: 4 }
  options:
    type: string[]?
    doc: Other options of `polarmir merge`, one word each
    inputBinding: { position: 5 }

outputs:
  results:
    type: Directory
    doc: What `polarmir run` writes
    outputBinding: { glob: results }
  report:
    type: File
    outputBinding: { glob: results/report.html }
  scores:
    type: File
    outputBinding: { glob: results/polarization.tsv }
