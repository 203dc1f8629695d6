#pragma once
#include "io/bgzf_splitter.hpp"
#include "io/byte_layer.hpp"
#include "io/gzip_layer.hpp"

#include <polarmir/core/text_buffer_pool.hpp>
#include <polarmir/io/input_file.hpp>
#include <polarmir/parallel/work_ahead.hpp>

#include <cstddef>
#include <exception>
#include <memory>
#include <string>

namespace polarmir::io {

/// Inflates a BGZF file on several threads, some blocks ahead of who reads. What is in the file behind its
/// last whole block, and with it every kind of damage, is left to gzip_layer: both give the same bytes and
/// messages.
class bgzf_layer final : public byte_layer
{
  public:
    /// `name` stands in messages for the file.
    bgzf_layer(std::unique_ptr<byte_layer> source,
               inflate_backend backend,
               std::string name,
               std::size_t threads);

    [[nodiscard]] std::size_t read_some(std::span<char> into) override;

  private:
    struct inflated
    {
        text_buffer text;
        std::exception_ptr failure;       ///< what comes behind the text
        std::unique_ptr<gzip_layer> more; ///< or this, where blocks hold more than blocks may
    };

    [[nodiscard]] inflated inflate(bgzf_splitter::piece && piece);
    [[nodiscard]] std::unique_ptr<gzip_layer> open(std::unique_ptr<byte_layer> source,
                                                   std::uint64_t begin) const;

    bgzf_splitter splitter_;
    inflate_backend backend_;
    std::string name_;

    inflated current_;
    std::size_t given_{0};             ///< of its text
    std::unique_ptr<gzip_layer> rest_; ///< once the blocks have ended

    text_buffer_pool spare_;

    work_ahead<bgzf_splitter::piece, inflated> ahead_; // last: its threads use the others
};

} // namespace polarmir::io
