package org.plumbline.settings;

import java.util.List;
import java.util.regex.Pattern;

/// The names in a setting that holds a list of them, as `shared_preload_libraries` does: between commas, each in double quotes or not
/// (`SplitDirectoriesString`).
final class NameList {
    private static final Pattern NAME = Pattern.compile("\\s*(?:\"((?:[^\"]|\"\")*)\"\\s*|([^,]*))(?:,|$)");

    private NameList() {}

    /// Without their quotes.
    static List<String> of(String value) {
        return NAME.matcher(value).results()
                .map(name -> name.group(1) == null ? name.group(2).strip() : name.group(1).replace("\"\"", "\""))
                .filter(name -> !name.isEmpty()).toList();
    }
}
