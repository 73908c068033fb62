package org.plumbline.activity;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Who holds up whom. A lock's queue is part of it: who waits before another holds it up, though it holds nothing yet.
public final class Blocking {
    private final Map<Integer, Set<Integer>> waitingFor = new HashMap<>();
    private final Map<Integer, Set<Integer>> heldUpBy = new HashMap<>();
    private final Map<Integer, Set<Integer>> behind = new HashMap<>();

    private Blocking() {}

    public static Blocking of(ActivitySnapshot snapshot) {
        var blocking = new Blocking();
        for (Session waiter : snapshot.sessions()) {
            for (int blocker : waiter.blockedBy()) {
                blocking.waitingFor.computeIfAbsent(blocker, _ -> new LinkedHashSet<>()).add(waiter.pid());
                blocking.heldUpBy.computeIfAbsent(waiter.pid(), _ -> new LinkedHashSet<>()).add(blocker);
            }
        }
        blocking.waitingFor.keySet().forEach(pid -> blocking.behind.put(pid, reached(pid, blocking.waitingFor)));
        return blocking;
    }

    /// All that wait for this process, and for those that wait for it. Nobody waits for itself, not even in a deadlock.
    public Set<Integer> behind(int pid) {
        return behind.getOrDefault(pid, Set.of());
    }

    /// Those at the head of the queue that this process waits in: they hold up others, and wait for nobody. In a deadlock there is none.
    public List<Integer> heads(int pid) {
        return reached(pid, heldUpBy).stream().filter(each -> !heldUpBy.containsKey(each)).toList();
    }

    /// All that hold somebody up and wait for nobody.
    public List<Integer> heads() {
        return waitingFor.keySet().stream().filter(each -> !heldUpBy.containsKey(each)).sorted().toList();
    }

    private static Set<Integer> reached(int from, Map<Integer, Set<Integer>> steps) {
        var reached = new LinkedHashSet<Integer>();
        var open = new ArrayDeque<>(steps.getOrDefault(from, Set.of()));
        while (!open.isEmpty()) {
            int next = open.poll();
            if (next != from && reached.add(next)) {
                open.addAll(steps.getOrDefault(next, Set.of()));
            }
        }
        return reached;
    }
}
