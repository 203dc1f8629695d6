// Limits of the quality metrics.
#include "support/target.hpp"

#include <polarmir/qc/thresholds.hpp>

int LLVMFuzzerTestOneInput(std::uint8_t const * data, std::size_t size)
{
    using namespace polarmir;
    fuzz::refuse_or_do([&] {
        std::vector<qc::threshold> const own =
            qc::parse_thresholds(fuzz::text_of(data, size), "thresholds.tsv");
        for (qc::threshold const & one : own)
        {
            fuzz::promise(!one.warn_below || !one.fail_below || *one.fail_below <= *one.warn_below,
                          "FAIL is below WARN");
            fuzz::promise(!one.warn_above || !one.fail_above || *one.fail_above >= *one.warn_above,
                          "FAIL is above WARN");
        }
        static_cast<void>(qc::with_own(qc::shipped_thresholds(), own));
    });
    return 0;
}
