#include <spdlog/fmt/fmt.h>
#include <unistd.h>

#include "runner/catalog.hpp"
#include "runner/commands/commands.hpp"
#include "runner/reports/encoding.hpp"
#include "runner/reports/table.hpp"

namespace gradebox::runner {

// A broken challenge is listed and complained about; the others still are.
ExitCode run(const ListCommand&, const Settings& settings) {
    const std::filesystem::path folder = challenges_folder(settings);
    const auto ids = challenge_ids(folder);
    if (!ids) return complain(ids.error());
    if (ids->empty()) {
        complain(Error{"there is no challenge", folder});
        return ExitCode::nothing_to_run;
    }
    Table table{wants_colour(settings.colour, STDOUT_FILENO)};
    std::vector<Error> errors;
    for (const std::string& id : *ids) {
        const auto challenge = load_challenge(folder / id);
        if (challenge) {
            table.add({{printable(id), Colour::bold},
                       {printable(challenge->difficulty)},
                       {printable(challenge->domain)},
                       {printable(challenge->title)}});
        } else {
            table.add({{printable(id), Colour::red}, {"broken"}, {""}, {"see gradebox check " + printable(id)}});
            errors.insert(errors.end(), challenge.error().begin(), challenge.error().end());
        }
    }
    const ExitCode code = print(table.text());
    return errors.empty() ? code : complain(errors);
}

}  // namespace gradebox::runner
