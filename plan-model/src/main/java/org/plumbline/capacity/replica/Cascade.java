package org.plumbline.capacity.replica;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Which of the servers that are watched each standby streams from: a primary, or a standby that passes WAL on.
///
/// `pg_stat_wal_receiver` says host and port as the standby has them in its `primary_conninfo`, which may be others than those by which
/// the server is reached from here; then the rows of `pg_stat_replication` decide, where one server alone has a row that is this standby's.
final class Cascade {
    private final Map<String, ReplicationReading> all;
    private final Map<String, String> above = new LinkedHashMap<>();

    Cascade(Map<String, ReplicationReading> all) {
        this.all = all;
        all.forEach((name, reading) -> find(name, reading).ifPresent(found -> above.put(name, found)));
    }

    /// A server and how many are above it.
    ///
    /// @param name of the server
    /// @param depth 0 for a primary, and for a standby that streams from nobody who is watched
    record Place(String name, int depth) {}

    /// The server that this one streams from.
    Optional<String> above(String name) {
        return Optional.ofNullable(above.get(name));
    }

    /// All, each below the one that it streams from.
    List<Place> places() {
        var places = new ArrayList<Place>();
        var seen = new HashSet<String>();
        all.keySet().stream().filter(name -> !above.containsKey(name)).forEach(root -> add(root, 0, places, seen));
        // what streams in a circle, as readings of different moments may have it
        all.keySet().forEach(name -> add(name, 0, places, seen));
        return List.copyOf(places);
    }

    private void add(String name, int depth, List<Place> places, Set<String> seen) {
        if (seen.add(name)) {
            places.add(new Place(name, depth));
            above.forEach((below, upper) -> {
                if (upper.equals(name)) {
                    add(below, depth + 1, places, seen);
                }
            });
        }
    }

    /// Where its WAL comes from.
    ///
    /// @param silence after which a sender that says nothing is taken for gone
    Feed feed(String name, Duration silence) {
        ReplicationReading reading = all.get(name);
        Optional<PrimaryReading> primary = same(reading).flatMap(each -> each.primary().stream()).findFirst();
        Optional<ReplicationReading> from = above(name).map(all::get);
        if (from.isEmpty()) {
            boolean anyPassesOn = same(reading).anyMatch(each -> each.relay().filter(relay -> !relay.senders().isEmpty()).isPresent());
            return anyPassesOn ? new Feed(primary, Optional.empty(), false, primary.map(PrimaryReading::end), false)
                    : Feed.direct(primary);
        }
        boolean cascaded = from.get().primary().isEmpty();
        return new Feed(primary, from.get().sends(), cascaded, primary.map(PrimaryReading::end).or(() -> told(name)),
                cascaded && isDry(above(name), silence));
    }

    private Stream<ReplicationReading> same(ReplicationReading reading) {
        return all.values().stream().filter(each -> each.system() == reading.system());
    }

    /// The furthest that any receiver above it was told.
    private Optional<Lsn> told(String name) {
        return chain(Optional.of(name)).stream().flatMap(each -> each.own().receiver().stream())
                .flatMap(receiver -> receiver.senderEnd().stream()).max(Comparator.naturalOrder());
    }

    private boolean isDry(Optional<String> name, Duration silence) {
        return chain(name).stream().map(ReplicationReading::own).filter(StandbyReading::inRecovery)
                .anyMatch(own -> own.receiver().filter(each -> each.hidden() || (each.streams()
                        && each.silence().filter(quiet -> quiet.compareTo(silence) > 0).isEmpty())).isEmpty());
    }

    /// It, and all above it.
    private List<ReplicationReading> chain(Optional<String> name) {
        var chain = new ArrayList<ReplicationReading>();
        var seen = new HashSet<String>();
        for (Optional<String> now = name; now.filter(seen::add).isPresent(); now = above(now.get())) {
            chain.add(all.get(now.get()));
        }
        return chain;
    }

    private Optional<String> find(String name, ReplicationReading reading) {
        Optional<StandbyReading.Receiver> receiver = reading.own().receiver();
        if (!reading.own().inRecovery() || receiver.isEmpty()) {
            return Optional.empty();
        }
        String port = receiver.get().sender().substring(Math.max(0, receiver.get().sender().lastIndexOf(':')));
        List<String> others = all.entrySet().stream()
                .filter(each -> each.getValue().system() == reading.system() && !each.getKey().equals(name))
                .filter(each -> each.getValue().addresses().isEmpty()
                        || each.getValue().addresses().stream().anyMatch(address -> address.endsWith(port)))
                .map(Map.Entry::getKey).toList();
        Set<String> hosts = new HashSet<>();
        reading.addresses().forEach(address -> hosts.add(address.substring(0, Math.max(0, address.lastIndexOf(':')))));
        return only(others, each -> all.get(each).addresses().contains(receiver.get().sender()))
                .or(() -> only(others, each -> streams(each, row -> row.slot().isPresent() && row.slot().equals(receiver.get().slot()))))
                .or(() -> only(others, each -> streams(each, row -> receiver.get().application().filter(row.application()::equals)
                        .isPresent())))
                .or(() -> only(others, each -> streams(each, row -> hosts.contains(row.address()))));
    }

    private boolean streams(String name, Predicate<PrimaryReading.Sender> row) {
        return all.get(name).sends().filter(there -> there.senders().stream().anyMatch(row)).isPresent();
    }

    private static Optional<String> only(List<String> names, Predicate<String> so) {
        List<String> found = names.stream().filter(so).toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }
}
