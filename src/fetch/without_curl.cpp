#include "fetch/transport.hpp"

#include <polarmir/core/error.hpp>

namespace polarmir::fetch {

std::unique_ptr<transport> make_curl_transport(unsigned /*stall_seconds*/)
{
    throw resource_error{"this program was built without libcurl and cannot download"
                         "\nhint: get the files elsewhere and give their folder with --from"};
}

} // namespace polarmir::fetch
