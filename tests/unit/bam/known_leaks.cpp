// bgzf_close of htslib 1.16 returns without freeing anything when what is buffered cannot be written, which
// one test makes happen.
extern "C" __attribute__((visibility("default"))) char const * __lsan_default_suppressions();

extern "C" char const * __lsan_default_suppressions() // NOLINT(bugprone-reserved-identifier)
{
    return "leak:libhts.so";
}
