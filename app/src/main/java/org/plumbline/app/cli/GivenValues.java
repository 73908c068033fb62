package org.plumbline.app.cli;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The values of `--param`, as `1=VALUE`, `$1=VALUE` or `name=VALUE`; without `=` it is NULL.
final class GivenValues {
    private GivenValues() {}

    /// By the parameters' names; an empty one is NULL.
    static Map<String, Optional<String>> of(List<String> parameters) {
        var values = new HashMap<String, Optional<String>>();
        for (String given : parameters) {
            int equals = given.indexOf('=');
            String name = equals < 0 ? given : given.substring(0, equals);
            values.put(name.startsWith("$") || name.startsWith(":") ? name.substring(1) : name,
                    equals < 0 ? Optional.empty() : Optional.of(given.substring(equals + 1)));
        }
        return values;
    }
}
