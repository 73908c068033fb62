package org.plumbline.app.db;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plumbline.capacity.replica.ReplicaGroup;

/// On whom a heartbeat is measured.
///
/// @param name of the primary
/// @param primary where it is written
/// @param standbys where it is looked for, by their names; at least one
public record HeartbeatServers(String name, Database primary, Map<String, Database> standbys) {
    /// The primary among these and its standbys.
    ///
    /// @param all servers by their names
    /// @param group what they said last
    /// @throws RefusedStatement when there is not one primary, or no standby of it
    public static HeartbeatServers of(Map<String, Database> all, ReplicaGroup group) throws RefusedStatement {
        List<String> primaries = all.keySet().stream().filter(name -> group.readings().containsKey(name)
                && group.readings().get(name).primary().isPresent()).toList();
        if (primaries.size() != 1) {
            throw new RefusedStatement(primaries.isEmpty()
                    ? "None of the servers is a primary that answers: a heartbeat is written there. Connect to it too."
                    : String.join(" and ", primaries) + " are primaries: leave all but one out.");
        }
        String name = primaries.getFirst();
        long system = group.readings().get(name).system();
        var standbys = new LinkedHashMap<String, Database>();
        all.forEach((each, database) -> {
            if (group.readings().containsKey(each) && group.readings().get(each).system() == system && !each.equals(name)) {
                standbys.put(each, database);
            }
        });
        if (standbys.isEmpty()) {
            throw new RefusedStatement("No standby of " + name + " answers: a heartbeat is looked for there. Connect to one.");
        }
        return new HeartbeatServers(name, all.get(name), standbys);
    }

    /// @throws RefusedStatement when a standby is looked at in another database than the primary's, where the table never comes
    /// @throws ServerFailure when one cannot be reached
    void checkDatabases() throws RefusedStatement, ServerFailure {
        String wanted = primary.open().database();
        var others = new ArrayList<String>();
        for (Map.Entry<String, Database> each : standbys.entrySet()) {
            if (!each.getValue().open().database().equals(wanted)) {
                others.add(each.getKey());
            }
        }
        if (!others.isEmpty()) {
            throw new RefusedStatement(String.join(", ", others) + ": the heartbeat is written in the database " + wanted + " of " + name
                    + ", and this connection is to another one. Connect to " + wanted + " there.");
        }
    }

    /// All of them.
    Map<String, Database> all() {
        var all = new LinkedHashMap<String, Database>(Map.of(name, primary));
        all.putAll(standbys);
        return all;
    }
}
