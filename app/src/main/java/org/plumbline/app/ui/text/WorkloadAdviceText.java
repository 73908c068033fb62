package org.plumbline.app.ui.text;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.plumbline.plan.unit.Share;
import org.plumbline.rewrite.Condition;
import org.plumbline.rewrite.Rewriting;
import org.plumbline.schema.SchemaAdvice;
import org.plumbline.schema.SchemaBook;
import org.plumbline.schema.SchemaCheck;
import org.plumbline.schema.StatementUse;
import org.plumbline.schema.WorkloadAdvice;
import org.plumbline.workload.Habit;
import org.plumbline.workload.StatementCounters;
import org.plumbline.workload.WorkloadAnswer;
import org.plumbline.workload.WorkloadSnapshot;

/// A piece of advice for a workload in words.
///
/// @param kind of which it is
/// @param headline a few words
/// @param about the table, or the beginning of the statement, in one line
/// @param sentence what could be better
/// @param evidence the figures it rests on, a line each
/// @param prices what it costs, a line each
/// @param steps what to do, in order; where there are several ways, the best first
/// @param back what takes it back, in order
/// @param doubts why it might be wrong, a sentence each
/// @param statements those that it is about, the one with the most time first
public record WorkloadAdviceText(
        Kind kind, String headline, String about, String sentence, List<String> evidence, List<String> prices, List<Step> steps,
        List<Step> back, List<String> doubts, List<Statement> statements) {
    private static final int LONGEST_LINE = 200;

    /// What is changed by it.
    public enum Kind {
        SCHEMA("Schema"),
        REWRITES("Rewrites"),
        BATCHES("Batches");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /// Something to do.
    ///
    /// @param sentence what it is
    /// @param notes what has to be known of it, a line each
    /// @param sql without a closing semicolon; none for what is done elsewhere
    public record Step(String sentence, List<String> notes, Optional<String> sql) {
        public Step {
            notes = List.copyOf(notes);
        }
    }

    /// A counted statement.
    ///
    /// @param figures `40 calls, 175 ms in all`
    public record Statement(String sql, String figures) {
        static Statement of(StatementCounters counted) {
            long calls = counted.counters().calls();
            return new Statement(counted.text(), Format.countFull(calls) + (calls == 1 ? " call, " : " calls, ")
                    + Format.time(counted.counters().totalTime()) + " in all");
        }
    }

    public WorkloadAdviceText {
        evidence = List.copyOf(evidence);
        prices = List.copyOf(prices);
        steps = List.copyOf(steps);
        back = List.copyOf(back);
        doubts = List.copyOf(doubts);
        statements = List.copyOf(statements);
    }

    public static WorkloadAdviceText of(WorkloadAdvice advice) {
        return switch (advice) {
            case WorkloadAdvice.OfSchema(SchemaAdvice schema) -> schema(schema);
            case WorkloadAdvice.OfRewrite(StatementUse use, List<Rewriting> ways) -> rewrite(use, ways);
            case WorkloadAdvice.OfHabit(Habit habit) -> habit(habit);
        };
    }

    private static WorkloadAdviceText schema(SchemaAdvice advice) {
        String about = advice.table().endsWith("." + advice.object()) ? advice.table() : advice.object() + " of " + advice.table();
        return new WorkloadAdviceText(Kind.SCHEMA,
                SchemaBook.checks().stream().filter(check -> check.id().equals(advice.check())).findFirst().map(SchemaCheck::title)
                        .orElse(advice.check()),
                oneLine(about), SchemaSentences.of(advice), advice.evidence().stream().map(FindingText::line).toList(),
                advice.prices().stream().map(FindingText::line).toList(), steps(advice.steps()), steps(advice.back()),
                advice.doubts().stream().map(DoubtText::of).toList(),
                advice.statements().stream().map(use -> Statement.of(use.statement())).toList());
    }

    private static List<Step> steps(List<SchemaAdvice.Step> steps) {
        return steps.stream().map(step -> new Step(step.why(), effect(step).stream().toList(), step.sql())).toList();
    }

    /// What it does to those who work meanwhile; nothing where nobody waits for it.
    public static Optional<String> effect(SchemaAdvice.Step step) {
        return switch (step.effect()) {
            case NONE -> Optional.empty();
            case SHORT_LOCK -> Optional.of("Everybody who uses the table waits for a moment.");
            case LONG_LOCK -> Optional.of("The table is locked as long as this reads or writes all of it.");
            case LOSES_ROWS -> Optional.of("Rows are gone afterwards.");
        };
    }

    private static WorkloadAdviceText rewrite(StatementUse use, List<Rewriting> ways) {
        String number = ways.size() == 1 ? "" : " in " + ways.size() + " ways";
        boolean safe = ways.stream().allMatch(Rewriting::safe);
        return new WorkloadAdviceText(Kind.REWRITES, ways.getFirst().rewrite().title(), oneLine(use.statement().text()),
                "This statement may be written otherwise" + number + ", and do the same"
                        + (safe ? "." : " where what only you can know is true."),
                List.of(), List.of(), ways.stream().map(WorkloadAdviceText::step).toList(), List.of(), List.of(),
                List.of(Statement.of(use.statement())));
    }

    private static Step step(Rewriting way) {
        var notes = new ArrayList<String>();
        notes.add(RewriteText.gain(way.gain()));
        RewriteText.relation(way.relation()).ifPresent(notes::add);
        way.conditions().stream().map(WorkloadAdviceText::condition).forEach(notes::add);
        return new Step(way.rewrite().title() + ".", notes, Optional.of(way.sql()));
    }

    private static String condition(Condition condition) {
        boolean holds = condition.standing() == Condition.Standing.HOLDS;
        return (holds ? "✓ " : "○ ") + RewriteText.demand(condition.demand()) + (holds ? " (by the catalogue)" : " (yours to know)");
    }

    private static WorkloadAdviceText habit(Habit habit) {
        Stream<StatementCounters> list = habit instanceof Habit.LookUpForEachRow lookup ? Stream.of(lookup.list()) : Stream.empty();
        return new WorkloadAdviceText(Kind.BATCHES, switch (habit) {
            case Habit.LookUpForEachRow _ -> "Looked up row by row (N+1)";
            case Habit.InsertForEachRow _ -> "Inserted row by row";
        }, oneLine(habit.statement().text()), WorkloadText.habit(habit), List.of(), List.of(),
                instead(WorkloadText.sql(habit)), List.of(), List.of(),
                Stream.concat(Stream.of(habit.statement()), list).map(Statement::of).toList());
    }

    private static List<Step> instead(List<String> ways) {
        return IntStream.range(0, ways.size()).mapToObj(way -> new Step(
                way == 0 ? "Send this instead, with many rows at once." : "Or this.", List.of(), Optional.of(ways.get(way)))).toList();
    }

    /// `12 pieces of advice for 1,831 ms of statements`.
    ///
    /// @param total what all statements took
    public static String summary(int pieces, Optional<Duration> total) {
        return Format.count(pieces) + (pieces == 1 ? " piece of advice" : " pieces of advice")
                + total.map(time -> " for " + Format.time(time) + " of statements").orElse("");
    }

    /// What has to be known to take the figures for what they are, a sentence each; or why there are none.
    public static List<String> notes(WorkloadAnswer answer) {
        return answer instanceof WorkloadAnswer.Known(WorkloadSnapshot counted)
                ? Stream.concat(WorkloadText.notes(counted, Optional.empty()).stream(),
                        Stream.of("One statement's time may be at stake in several places.")).toList()
                : List.of("Advice is on the schema alone, without an order: what statements cost is not known. "
                        + WorkloadText.missing(answer).orElseThrow());
    }

    /// `175 ms · 10 %`, `1,813 ms of waiting`; empty where no time is at stake.
    ///
    /// @param total what all statements took
    public static String figure(WorkloadAdvice advice, Optional<Duration> total) {
        Duration stake = advice.atStake();
        return stake.isZero() ? ""
                : Format.time(stake) + (advice instanceof WorkloadAdvice.OfHabit ? " of waiting"
                        : total.map(all -> "  ·  " + Format.share(share(stake, all))).orElse(""));
    }

    /// In a sentence: never a promise.
    public static String stake(WorkloadAdvice advice, Optional<Duration> total) {
        Duration stake = advice.atStake();
        if (advice instanceof WorkloadAdvice.OfHabit) {
            return "At stake: " + Format.time(stake) + " of waiting on the network, as much as these round trips take; it is no database "
                    + "time.";
        }
        return stake.isZero() ? "No time of statements is known to be at stake."
                : "At stake: " + Format.time(stake)
                        + total.map(all -> ", " + Format.share(share(stake, all)) + " of the time of all statements").orElse("")
                        + ", since counting began. Some of it would be saved; how much is not known before it is tried.";
    }

    /// What part of the whole it is; more than all may be waited.
    public static Share share(Duration part, Duration whole) {
        return Share.of(part.toNanos(), whole.toNanos());
    }

    private static String oneLine(String words) {
        return words.substring(0, Math.min(words.length(), LONGEST_LINE)).replaceAll("\\s+", " ").strip()
                + (words.length() > LONGEST_LINE ? " …" : "");
    }
}
