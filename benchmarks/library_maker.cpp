/// Writes the reads of a synthetic library as FASTQ to stdout: input for measuring speed, at a gigabyte every
/// few seconds. `polarmir simulate` makes reads whose truth is known; this makes files that cost as much to
/// inflate and hold as many distinct inserts as real ones. Names, and base qualities with the entropy of a
/// HiSeq 2500 run, bring a read of 50 nt to 160 bytes, about 40 of them when compressed.
#include <polarmir/core/error.hpp>
#include <polarmir/core/nucleotide.hpp>
#include <polarmir/reference/embedded.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include <CLI/CLI.hpp>

namespace {

using namespace polarmir;

struct settings
{
    std::uint64_t reads{10'000'000};
    std::uint32_t length{50};
    std::string kit{"truseq"};
    double distinct{0.02};          ///< share of reads whose insert is of no known RNA
    std::uint32_t reads_per_umi{3}; ///< reads of one molecule, of kits with a UMI
    std::uint64_t seed{1};
};

/// SplitMix64 (Steele, Lea and Flood, OOPSLA 2014).
class random_bits
{
  public:
    explicit random_bits(std::uint64_t seed) noexcept : state_{seed} {}

    std::uint64_t operator()() noexcept
    {
        std::uint64_t x = state_ += 0x9e3779b97f4a7c15ULL;
        x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
        x = (x ^ (x >> 27)) * 0x94d049bb133111ebULL;
        return x ^ (x >> 31);
    }

    std::uint64_t below(std::uint64_t bound) noexcept { return (*this)() % bound; }
    double unit() noexcept { return static_cast<double>((*this)() >> 11U) * 0x1p-53; }
    char base() noexcept { return base_letter(static_cast<std::uint8_t>((*this)() >> 62U)); }

  private:
    std::uint64_t state_;
};

/// Draws inserts: matures with abundances that fall off as 1 / rank, some with other 3' ends, tails or wrong
/// bases.
class insert_source
{
  public:
    explicit insert_source(double random_share) : random_share_{random_share}
    {
        double sum{0};
        for (reference::mature const & mature : reference::human_panel().matures())
        {
            matures_.push_back(mature.sequence);
            sum += 1.0 / static_cast<double>(matures_.size());
            cumulated_.push_back(sum);
        }
    }

    void append(random_bits & random, std::string & out) const
    {
        if (random.unit() < random_share_)
            return append_random(random, out);
        auto const drawn =
            std::upper_bound(cumulated_.begin(), cumulated_.end(), random.unit() * cumulated_.back());
        auto const rank =
            std::min<std::size_t>(static_cast<std::size_t>(drawn - cumulated_.begin()), matures_.size() - 1);
        std::size_t const begin = out.size();
        out += matures_[rank];
        std::uint64_t const end = random.below(10);
        if (end < 2)
            out.pop_back();
        else if (end == 2)
            out.resize(out.size() - 2);
        else if (end == 3)
            out += random.base();
        constexpr std::uint64_t one_in{1000};
        for (std::size_t i = begin; i < out.size(); ++i)
            if (random.below(one_in) == 0)
                out[i] = random.base();
    }

  private:
    static void append_random(random_bits & random, std::string & out)
    {
        for (std::uint64_t left = 16 + random.below(24); left != 0; --left)
            out += random.base();
    }

    double random_share_;
    std::vector<std::string> matures_;
    std::vector<double> cumulated_;
};

/// Reads of one kit.
class read_source
{
  public:
    explicit read_source(settings const & wanted) :
        wanted_{wanted}, kit_{find_kit(wanted.kit)}, inserts_{wanted.distinct}, random_{wanted.seed}
    {}

    void append(std::uint64_t index, std::string & out)
    {
        std::array<char, 96> name{};
        std::snprintf(name.data(),
                      name.size(),
                      "@HISEQ:67:H8FMMADXX:1:%u:%u:%u 1:N:0:CGATGT\n",
                      static_cast<unsigned>(1101 + index * 100 / wanted_.reads),
                      static_cast<unsigned>(1000 + random_.below(20000)),
                      static_cast<unsigned>(1000 + index % 100000));
        out += name.data();
        std::size_t const begin = out.size();
        append_bases(out);
        out.resize(begin + wanted_.length, 'A');
        out += "\n+\n";
        append_qualities(out);
        out += '\n';
    }

  private:
    static reference::kit find_kit(std::string const & name)
    {
        for (reference::kit const & kit : reference::kits())
            if (kit.name == name)
                return kit;
        throw usage_error{"no kit '" + name + "'"};
    }

    void append_bases(std::string & out)
    {
        // A molecule is its number: the same insert and UMI whenever it is drawn.
        bool const has_umi = kit_.umi != reference::umi_place::none;
        std::uint64_t const molecules = has_umi ? wanted_.reads / wanted_.reads_per_umi + 1 : 0;
        random_bits molecule{has_umi ? random_.below(molecules) * 977 + wanted_.seed : random_()};
        for (std::uint32_t i = 0; i < kit_.clip_5p; ++i)
            out += molecule.base();
        inserts_.append(molecule, out);
        for (std::uint32_t i = 0; i < kit_.gap_3p; ++i)
            out += molecule.base();
        out += kit_.adapter_3p;
        if (kit_.umi == reference::umi_place::after_adapter)
            for (std::uint32_t i = 0; i < kit_.umi_length; ++i)
                out += molecule.base();
        out += "AACTCCAGTCACCGATGTATCTCGTATGCCGTCTTCTGCTTG";
    }

    /// Good reads are nearly all J; in bad ones a base in five falls anywhere below.
    void append_qualities(std::string & out)
    {
        constexpr std::string_view start{"CCCFFFFFHHHHH"};
        double const unit = random_.unit();
        auto const noise = static_cast<std::uint64_t>(unit * unit * 420);
        for (std::uint32_t i = 0; i < wanted_.length; ++i)
        {
            std::uint64_t const bits = random_();
            char quality = i < start.size() ? start[i] : 'J';
            if ((bits & 0xffU) < noise + 2 * i)
                quality = static_cast<char>(quality -
                                            static_cast<char>((bits >> 8U) % 12 * ((bits >> 16U) % 4) / 2));
            out += quality;
        }
    }

    settings wanted_;
    reference::kit kit_;
    insert_source inserts_;
    random_bits random_;
};

void write(std::string_view text)
{
    if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size())
        throw resource_error{"<stdout>: cannot write"};
}

void make(settings const & wanted)
{
    constexpr std::size_t block{std::size_t{1} << 20};
    read_source source{wanted};
    std::string text;
    for (std::uint64_t i = 0; i < wanted.reads; ++i)
    {
        source.append(i, text);
        if (text.size() >= block)
        {
            write(text);
            text.clear();
        }
    }
    write(text);
}

} // namespace

int main(int argc, char ** argv)
try
{
    settings wanted;
    CLI::App app{"Writes the reads of a synthetic library as FASTQ to stdout."};
    app.add_option("--reads", wanted.reads);
    app.add_option("--length", wanted.length, "nt of a read")->check(CLI::Range(30, 300));
    app.add_option("--kit", wanted.kit, "of reference/kits.tsv");
    app.add_option("--distinct", wanted.distinct, "share of reads with a random insert")
        ->check(CLI::Range(0.0, 1.0));
    app.add_option("--reads-per-umi", wanted.reads_per_umi)->check(CLI::Range(1, 1000));
    app.add_option("--seed", wanted.seed);
    CLI11_PARSE(app, argc, argv);
    make(wanted);
    return 0;
}
catch (std::exception const & e)
{
    std::fprintf(stderr, "%s\n", e.what());
    return 1;
}
