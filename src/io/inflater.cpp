#include "io/inflater.hpp"

namespace polarmir::io {

std::unique_ptr<inflater> make_inflater([[maybe_unused]] inflate_backend backend)
{
#ifdef POLARMIR_HAVE_ISAL
    if (backend == inflate_backend::fastest)
        return make_isal_inflater();
#endif
    return make_zlib_inflater();
}

} // namespace polarmir::io
