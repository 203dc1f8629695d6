#include "stored_inference.hpp"

// The first name of each list also stands for unknown ones, in files that were changed by hand.

namespace polarmir::reference {

NLOHMANN_JSON_SERIALIZE_ENUM(umi_place,
                             {{umi_place::none, "none"},
                              {umi_place::before_insert, "before_insert"},
                              {umi_place::after_adapter, "after_adapter"},
                              {umi_place::random_ends, "random_ends"},
                              {umi_place::read_name, "read_name"}})

} // namespace polarmir::reference

namespace polarmir::library {

NLOHMANN_JSON_SERIALIZE_ENUM(name_umi,
                             {{name_umi::none, "none"},
                              {name_umi::rx_tag, "rx_tag"},
                              {name_umi::label, "label"},
                              {name_umi::colon_field, "colon_field"},
                              {name_umi::underscore, "underscore"}})

NLOHMANN_JSON_SERIALIZE_ENUM(status,
                             {{status::undetermined, "undetermined"},
                              {status::detected, "detected"},
                              {status::kit_only, "kit_only"},
                              {status::already_trimmed, "already_trimmed"},
                              {status::given, "given"},
                              {status::inherited, "layout_inherited"}})

} // namespace polarmir::library

namespace polarmir::pipeline {

json store_inference(library::inference const & found)
{
    library::layout const & layout = found.layout;
    return {{"status", found.status},
            {"kit", found.kit},
            {"reads", found.reads},
            {"adapter_3p", layout.adapter_3p},
            {"clip_5p", layout.clip_5p},
            {"gap_3p", layout.gap_3p},
            {"umi", layout.umi},
            {"umi_length", layout.umi_length},
            {"umi_in_name", layout.umi_in_name},
            {"poly_a", layout.poly_a},
            {"phred_offset", layout.phred_offset},
            {"has_qualities", layout.has_qualities}};
}

library::inference restore_inference(json const & stored)
{
    library::inference found;
    stored.at("status").get_to(found.status);
    stored.at("kit").get_to(found.kit);
    stored.at("reads").get_to(found.reads);
    stored.at("adapter_3p").get_to(found.layout.adapter_3p);
    stored.at("clip_5p").get_to(found.layout.clip_5p);
    stored.at("gap_3p").get_to(found.layout.gap_3p);
    stored.at("umi").get_to(found.layout.umi);
    stored.at("umi_length").get_to(found.layout.umi_length);
    stored.at("umi_in_name").get_to(found.layout.umi_in_name);
    stored.at("poly_a").get_to(found.layout.poly_a);
    stored.at("phred_offset").get_to(found.layout.phred_offset);
    stored.at("has_qualities").get_to(found.layout.has_qualities);
    return found;
}

} // namespace polarmir::pipeline
