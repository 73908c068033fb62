package org.plumbline.settings;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A server's settings as new sessions of one user in one database get them. What `pg_settings` hides from a plain role is absent.
///
/// @param major 12 to 18
/// @param byName all that are shown, sorted
public record ServerSettings(int major, Access access, Map<String, Setting> byName) {
    public ServerSettings {
        byName = Collections.unmodifiableMap(new TreeMap<>(byName));
    }

    /// Those of this list.
    public static ServerSettings of(int major, Access access, List<Setting> settings) {
        var byName = new TreeMap<String, Setting>();
        settings.forEach(each -> byName.put(each.name(), each));
        return new ServerSettings(major, access, byName);
    }

    /// One of them; none where this version does not have it, or this role may not see it.
    public Optional<Setting> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /// Those whose new value waits for a restart.
    public List<Setting> pending() {
        return byName.values().stream().filter(Setting::pendingRestart).toList();
    }
}
