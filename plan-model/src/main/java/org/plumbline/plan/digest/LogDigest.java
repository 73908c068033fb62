package org.plumbline.plan.digest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plumbline.plan.Warning;
import org.plumbline.plan.log.LogEntry;
import org.plumbline.plan.log.LogSink;
import org.plumbline.plan.parse.PlanParseException;
import org.plumbline.plan.parse.PlanParser;

/// Groups the plans of a log by statement and shape as they come. A plan is read in full only where its structure is new to its statement;
/// of the others a light scan of the text is enough.
public final class LogDigest implements LogSink {
    private static final int MOST_STATEMENTS = 20_000;
    private static final int MOST_KEPT = 200_000;
    private static final int MOST_WARNINGS = 100;
    private static final int LONGEST_STATEMENT = 10_000;
    private static final int LISTED = 50;
    private static final int LISTED_WHEN_MANY = 5;

    private final QueryText query = new QueryText();
    private final StatementText statement = new StatementText();
    private final ShapeScan scan = new ShapeScan();
    private final Fingerprint fingerprint = new Fingerprint();
    private final Map<Long, StatementCollector> statements = new HashMap<>();
    private final TimesCounter all = new TimesCounter();
    private LogSummary.Others others = LogSummary.Others.NONE;
    private final List<Warning> warnings = new ArrayList<>();
    private Optional<String> first = Optional.empty();
    private Optional<String> last = Optional.empty();
    private int kept;

    @Override
    public void entry(LogEntry entry) {
        byte[] body = entry.body();
        query.find(body);
        statement.normalise(query.sql(), query.from(), query.to());
        fingerprint.start();
        fingerprint.add(statement.bytes(), 0, statement.size());
        StatementCollector collector = statements.get(fingerprint.value());
        if (collector == null) {
            makeRoom();
            collector = new StatementCollector(kept(statement.text()));
            statements.put(fingerprint.value(), collector);
        }
        int listed = kept < MOST_KEPT ? LISTED : LISTED_WHEN_MANY;
        kept += collector.add(entry, scan.of(body, query), () -> shape(entry), listed);
        all.add(entry.duration().toNanos());
        first = first.or(entry::loggedAt);
        last = entry.loggedAt();
    }

    @Override
    public void warning(int line, String sentence) {
        if (warnings.size() < MOST_WARNINGS) {
            warnings.add(new Warning(line, sentence));
        }
    }

    /// How many plans there were so far.
    public long count() {
        return all.count();
    }

    /// What has been found so far.
    public LogSummary summary() {
        List<StatementGroup> groups = statements.values().stream()
                .sorted(Comparator.comparingLong(StatementCollector::total).reversed()).map(StatementCollector::group).toList();
        return new LogSummary(all.times(), first, last, groups, others, warnings);
    }

    static String kept(String text) {
        return text.length() <= LONGEST_STATEMENT ? text : text.substring(0, LONGEST_STATEMENT) + "...";
    }

    private PlanShape shape(LogEntry entry) {
        try {
            return PlanShape.of(PlanParser.parse(entry).getFirst());
        } catch (PlanParseException unreadable) {
            warning(entry.place().line(), unreadable.sentence());
            return PlanShape.unreadable("(could not be read)");
        }
    }

    /// Half of the statements go, those with the least time, when there are too many.
    private void makeRoom() {
        if (statements.size() < MOST_STATEMENTS) {
            return;
        }
        var sorted = new ArrayList<>(statements.entrySet());
        sorted.sort(Comparator.comparingLong(each -> each.getValue().total()));
        for (var entry : sorted.subList(0, MOST_STATEMENTS / 2)) {
            StatementCollector small = entry.getValue();
            others = new LogSummary.Others(others.count() + small.count(), others.total().plusNanos(small.total()));
            kept -= small.kept();
            statements.remove(entry.getKey());
        }
    }
}
