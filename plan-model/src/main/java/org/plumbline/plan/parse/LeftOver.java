package org.plumbline.plan.parse;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.plumbline.plan.LineRange;
import org.plumbline.plan.Plan;
import org.plumbline.plan.log.LogKind;

/// Parts of a text that the way by which the whole was read left over although they bear signs of a plan: one text may hold a plan in a
/// psql frame, one as JSON, one in a cell of CSV, one quoted by a mail. Each part is read by itself; so is a plan that is in doubt, and
/// stays as it was where that gives no better one.
final class LeftOver {
    private static final String[] MARKS = {"(cost=", "(actual time=", "(actual rows=", "Node Type", "Node-Type"};
    /// Parts that lie beside each other may each need a way of their own.
    private static final int MOST_ROUNDS = 8;
    /// A part with more failures does not become readable by itself.
    private static final int MOST_BROKEN = 20;

    private final Lines lines;
    private final Function<Lines, Reading> way;
    private final List<Plan> plans = new ArrayList<>();
    private final Failures failures = new Failures();
    /// By number: lines of which a plan was made, or that are told as unreadable.
    private final boolean[] used;
    private final List<Plan> doubtful = new ArrayList<>();
    /// Plans in doubt, until they were read by themselves, by their first lines.
    private final NavigableMap<Integer, List<Plan>> weak = new TreeMap<>();

    private LeftOver(Lines lines, Function<Lines, Reading> way) {
        this.lines = lines;
        this.way = way;
        this.used = new boolean[lines.count() + 1];
    }

    /// What was read of the whole text, with the plans of the parts that were left over, in the order of their lines.
    ///
    /// @param way reads a part
    static Reading added(Reading whole, Lines lines, Function<Lines, Reading> way) {
        if (whole.plans().isEmpty() || whole.isNonsense()) {
            return whole;
        }
        var leftOver = new LeftOver(lines, way);
        leftOver.take(whole);
        leftOver.setAside(whole.weak());
        return leftOver.read() ? leftOver.together() : whole;
    }

    private boolean read() {
        List<Lines> parts = parts();
        boolean any = !parts.isEmpty();
        for (int round = 0; round < MOST_ROUNDS && !parts.isEmpty(); round++) {
            parts.forEach(this::read);
            parts = parts();
        }
        return any;
    }

    private void read(Lines part) {
        int first = part.number(0);
        int last = part.number(part.count() - 1);
        List<Integer> broken = failures.between(first, last);
        if (broken.size() > MOST_BROKEN) {
            broken.forEach(this::useParagraph);
            return;
        }
        Reading reading = way.apply(part);
        Reading before = before(first, last);
        if (!before.plans().isEmpty() && reading.score() <= before.score()) {
            take(before);
        } else if (reading.hasKnownNodes() && !reading.isNonsense() && (broken.isEmpty() || reading.isClean())) {
            failures.drop(broken);
            take(reading);
        } else if (broken.isEmpty()) {
            failures.add(new PlanParseException(firstMarked(part), "What stands from this line on looks like a plan and could not be "
                    + "read. Was it changed when copied? Try it by itself."));
            use(first, last);
        } else {
            broken.forEach(this::useParagraph);
        }
    }

    private Reading together() {
        take(before(0, lines.count()));
        plans.sort(Comparator.comparingInt(plan -> plan.origin().lines().first()));
        return new Reading(List.copyOf(plans), failures, List.of(), doubtful);
    }

    private void take(Reading reading) {
        plans.addAll(reading.plans());
        failures.addAll(reading.failures());
        doubtful.addAll(reading.doubtful());
        reading.used().forEach(range -> use(range.first(), range.last()));
    }

    /// @param inDoubt by identity
    private void setAside(Set<Plan> inDoubt) {
        if (plans.size() == 1) {
            return;
        }
        plans.removeIf(inDoubt::contains);
        doubtful.removeIf(inDoubt::contains);
        for (Plan plan : inDoubt) {
            LineRange range = plan.origin().lines();
            weak.computeIfAbsent(range.first(), _ -> new ArrayList<>()).add(plan);
            for (int line = range.first(); line <= Math.min(range.last(), lines.count()); line++) {
                used[line] = false;
            }
        }
    }

    /// What was read in these lines before, which is then no longer set aside.
    private Reading before(int first, int last) {
        NavigableMap<Integer, List<Plan>> part = weak.subMap(first, true, last, true);
        List<Plan> here = part.values().stream().flatMap(List::stream).toList();
        part.clear();
        return new Reading(here, new Failures(), here.stream().map(plan -> plan.origin().lines()).toList(), here);
    }

    private void use(int first, int last) {
        for (int line = Math.max(1, first); line <= Math.min(last, lines.count()); line++) {
            used[line] = true;
        }
    }

    /// What could not be read is not tried again in pieces.
    private void useParagraph(int number) {
        int line = number;
        while (line > 1 && !used[line - 1] && !lines.isBlank(line - 2)) {
            line--;
        }
        do {
            used[line++] = true;
        } while (line <= lines.count() && !used[line] && !lines.isBlank(line - 1));
    }

    /// Each run of lines of which no plan was made and in which one may be.
    private List<Lines> parts() {
        var parts = new ArrayList<Lines>();
        int line = 1;
        while (line <= lines.count()) {
            int end = line;
            int lastMarked = 0;
            while (end <= lines.count() && !used[end]) {
                lastMarked = isMarked(end - 1) ? end : lastMarked;
                end++;
            }
            if (lastMarked > 0) {
                var part = new LineWriter();
                part.lines(lines, line - 1, endOfPart(lastMarked, end) - 1);
                parts.add(part.toLines());
            }
            line = Math.max(end, line + 1);
        }
        return parts;
    }

    /// What a log says before a plan that was read is no part of the one before it.
    private int endOfPart(int lastMarked, int end) {
        int line = lastMarked + 1;
        while (line < end && !LogKind.hasPlan(lines.line(line - 1))) {
            line++;
        }
        return line;
    }

    private boolean isMarked(int line) {
        for (String mark : MARKS) {
            if (lines.text().indexOf(mark, lines.start(line), lines.end(line)) >= 0) {
                return true;
            }
        }
        return false;
    }

    private int firstMarked(Lines part) {
        int line = 0;
        while (line + 1 < part.count() && !isMarked(part.number(line) - 1)) {
            line++;
        }
        return part.number(line);
    }
}
