#!/usr/bin/env Rscript
# Repeats polarmir's comparison of two groups with Bioconductor, from the tables beside this script:
#   Rscript bioc.R [FOLDER WITH THE TABLES] [FOLDER TO WRITE TO]      (default for both: where this script is)
# Writes bioc_mirna.tsv and bioc_signatures.tsv (limma: the numbers of mirna.tsv and signatures.tsv) and, as second
# opinions, bioc_edger.tsv (quasi-likelihood) and, where they are installed, bioc_deseq2.tsv and
# bioc_experiment.rds (SummarizedExperiment).
suppressPackageStartupMessages({
  library(limma)
  library(edgeR)
})

arguments <- commandArgs(trailingOnly = TRUE)
script <- sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))
from <- if (length(arguments) > 0) arguments[1] else if (length(script) == 1) dirname(script) else "."
to <- if (length(arguments) > 1) arguments[2] else from
read_table <- function(name) {
  data <- read.delim(file.path(from, name), check.names = FALSE, quote = "", comment.char = "", colClasses = "character")
  names <- c("miRNA", "sample", "group", "set", "kind")
  data[] <- Map(function(values, column) {
    if (column %in% names) values else type.convert(values, as.is = TRUE)
  }, data, colnames(data))
  data
}
write_table <- function(data, name) {
  numbers <- vapply(data, is.numeric, TRUE)
  data[numbers] <- lapply(data[numbers], formatC, digits = 15, format = "g", width = 1)
  write.table(data, file.path(to, name), sep = "\t", quote = FALSE, row.names = FALSE)
}
matrix_of <- function(data) {
  values <- as.matrix(data[-1])
  rownames(values) <- data[[1]]
  values
}

counts <- matrix_of(read_table("counts.tsv"))
samples <- read_table("colData.tsv")
mirnas <- read_table("rowData.tsv")
members <- read_table("members.tsv")
contrast <- read_table("contrasts.tsv")[1, ]
design <- matrix_of(read_table("design.tsv"))
stopifnot(identical(colnames(counts), rownames(design)), identical(samples$sample, rownames(design)))
coefficient <- match(contrast$coefficient, colnames(design))

# Which miRNAs, and how the samples are made comparable
keep <- filterByExpr(counts, group = samples$group)
stopifnot(identical(unname(keep), mirnas$tested == "yes"))
filtered <- counts[keep, , drop = FALSE]
factors <- if (contrast$normalisation == "spike-in") samples$norm_factor else
  calcNormFactors(filtered, method = contrast$normalisation)
sizes <- colSums(filtered) * factors

# Every miRNA
is_trend <- contrast$method == "trend"
is_robust <- contrast$robust == "yes"
# From 3.66 on limma would choose the span itself
span <- list(span = contrast$voom_span)
if ("adaptive.span" %in% names(formals(voom))) span$adaptive.span <- FALSE
values <- if (is_trend) cpm(filtered, lib.size = sizes, log = TRUE, prior.count = 2) else
  do.call(voom, c(list(filtered, design, lib.size = sizes), span))
fit <- lmFit(values, design)
if (contrast$threshold_log2 > 0) {
  fit <- treat(fit, lfc = contrast$threshold_log2, trend = is_trend, robust = is_robust)
  result <- topTreat(fit, coef = coefficient, number = Inf, sort.by = "none", confint = TRUE)
  result$B <- NA
} else {
  fit <- eBayes(fit, trend = is_trend, robust = is_robust)
  result <- topTable(fit, coef = coefficient, number = Inf, sort.by = "none", confint = TRUE)
}
write_table(
  data.frame(
    miRNA = rownames(filtered), log2_fold_change = result$logFC, ci95_low_log2 = result$CI.L,
    ci95_high_log2 = result$CI.R, mean_log2_cpm = result$AveExpr, t = result$t, df = fit$df.total,
    p = result$P.Value, p_adjusted = p.adjust(result$P.Value, contrast$adjustment), b_log_odds = result$B
  ),
  "bioc_mirna.tsv"
)

# Every set: fry (self-contained, weighted) and camera (against the other miRNAs, correlation estimated)
members <- members[members$miRNA %in% rownames(filtered), ]
sets <- lapply(split(members, factor(members$set, unique(members$set))), function(set) {
  data.frame(id = set$miRNA, weight = set$weight)
})
rows <- lapply(sets, function(set) match(set$id, rownames(filtered)))
is_set <- vapply(split(members$kind, factor(members$set, unique(members$set))), `[`, "", 1) == "set"
# camera is for several members that are to go one way
large <- is_set & lengths(rows) > 1 & vapply(sets, function(set) length(unique(sign(set$weight))) == 1, TRUE)
signature <- data.frame(
  set = names(sets), members = lengths(rows), direction = rep(NA, length(sets)), fry_p = rep(NA, length(sets)),
  camera_correlation = rep(NA, length(sets)), camera_direction = rep(NA, length(sets)), camera_p = rep(NA, length(sets))
)
if (length(sets) > 0) {
  fried <- fry(values, sets, design, contrast = coefficient, sort = "none")
  signature$direction <- tolower(fried$Direction)
  signature$fry_p <- fried$PValue
}
if (any(large)) {
  filmed <- camera(values, rows[large], design, contrast = coefficient, inter.gene.cor = NA, sort = FALSE)
  signature$camera_correlation[large] <- filmed$Correlation
  signature$camera_direction[large] <- tolower(filmed$Direction)
  signature$camera_p[large] <- filmed$PValue
}
write_table(signature, "bioc_signatures.tsv")

# Second opinions
edger <- DGEList(filtered, norm.factors = factors)
edger <- glmQLFTest(glmQLFit(estimateDisp(edger, design), design), coef = coefficient)$table
write_table(
  data.frame(miRNA = rownames(edger), log2_fold_change = edger$logFC, f = edger$F, p = edger$PValue),
  "bioc_edger.tsv"
)
if (requireNamespace("DESeq2", quietly = TRUE)) {
  suppressPackageStartupMessages(library(DESeq2))
  data <- DESeqDataSetFromMatrix(round(filtered), DataFrame(samples), design)
  sizeFactors(data) <- sizes / exp(mean(log(sizes)))
  data <- DESeq(data, quiet = TRUE)
  found <- results(data, name = resultsNames(data)[coefficient])
  write_table(
    data.frame(miRNA = rownames(filtered), log2_fold_change = found$log2FoldChange, p = found$pvalue, p_adjusted = found$padj),
    "bioc_deseq2.tsv"
  )
}
if (requireNamespace("SummarizedExperiment", quietly = TRUE)) {
  experiment <- SummarizedExperiment::SummarizedExperiment(
    list(counts = counts), rowData = mirnas, colData = S4Vectors::DataFrame(samples, row.names = samples$sample)
  )
  saveRDS(experiment, file.path(to, "bioc_experiment.rds"))
}
