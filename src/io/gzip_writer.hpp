#pragma once
#include <memory>
#include <string>
#include <string_view>

namespace polarmir::io {

/// Compresses a stream into one gzip member whose bytes depend on the input alone: no name, time 0, "unknown"
/// operating system.
class gzip_writer
{
  public:
    gzip_writer();
    ~gzip_writer();
    gzip_writer(gzip_writer const &) = delete;
    gzip_writer & operator=(gzip_writer const &) = delete;

    /// Compresses `bytes` and appends what is ready to `out`.
    void compress(std::string_view bytes, std::string & out);

    /// Ends the member.
    void finish(std::string & out);

  private:
    struct stream;

    void run(int flush, std::string & out);

    std::unique_ptr<stream> stream_;
};

} // namespace polarmir::io
