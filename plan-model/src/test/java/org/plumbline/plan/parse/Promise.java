package org.plumbline.plan.parse;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.plumbline.analysis.Analysis;
import org.plumbline.analysis.Analyzer;
import org.plumbline.plan.LineRange;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.Warning;
import org.plumbline.plan.digest.LogDigest;
import org.plumbline.plan.log.LogEntry;
import org.plumbline.plan.log.LogReader;
import org.plumbline.plan.log.ReadProgress;

/// What holds for any text whatever: it gives plans, or one clear error, and every line that is named is one of the text's.
final class Promise {
    private Promise() {}

    /// Reads and analyses the text.
    ///
    /// @return the plans; none where there was one clear error
    /// @throws AssertionError where the promise is broken; and whatever else a reader should not have thrown
    static List<Plan> kept(SourceText source) {
        return outcome(source).plans();
    }

    /// Plans, or an error.
    record Outcome(List<Plan> plans, Optional<PlanParseException> error) {}

    static Outcome outcome(SourceText source) {
        int lines = Lines.of(source.text()).count();
        try {
            List<Plan> plans = Analyzer.analyze(source).stream().map(Analysis::plan).toList();
            check(!plans.isEmpty(), "neither a plan nor an error");
            plans.forEach(plan -> checkPlan(plan, lines));
            return new Outcome(plans, Optional.empty());
        } catch (PlanParseException e) {
            checkError(e, lines);
            return new Outcome(List.of(), Optional.of(e));
        }
    }

    /// Reads the bytes as a server's log, and each plan in it.
    ///
    /// @return how many entries there were
    static int log(byte[] bytes) {
        var entries = new ArrayList<LogEntry>();
        int lines = 1 + (int) IntStream.range(0, bytes.length).filter(i -> bytes[i] == '\n').count();
        var digest = new LogDigest();
        try {
            LogReader.read(new ByteArrayInputStream(bytes), entry -> {
                entries.add(entry);
                digest.entry(entry);
            }, ReadProgress.NONE);
        } catch (IOException e) {
            throw new AssertionError("there is nothing that can fail", e);
        }
        check(digest.summary().groups().size() <= entries.size(), "more statements than entries");
        entries.forEach(entry -> checkEntry(entry, bytes.length, lines));
        return entries.size();
    }

    private static void checkEntry(LogEntry entry, int length, int lines) {
        LogEntry.Place place = entry.place();
        check(place.offset() >= 0 && place.length() > 0 && place.offset() + place.length() <= length, place + " of " + length);
        for (int line : entry.lineNumbers()) {
            check(line >= place.line() && line <= lines, "line " + line + " of " + lines + " in the " + entry);
        }
        try {
            PlanParser.parse(entry).forEach(plan -> checkPlan(plan, lines));
        } catch (PlanParseException e) {
            checkError(e, lines);
        }
    }

    static void checkError(PlanParseException e, int lines) {
        checkSentence(e.sentence());
        check(e.getMessage().endsWith(e.sentence()), "the message is the sentence");
        e.line().ifPresent(line -> check(line <= lines, "an error names line " + line + " of " + lines));
    }

    static void checkPlan(Plan plan, int lines) {
        check(!plan.nodes().isEmpty(), "a plan without nodes");
        checkLines(plan.origin().lines(), lines);
        for (PlanNode node : plan.nodes()) {
            checkLines(node.lines(), lines);
        }
        for (Warning warning : plan.warnings()) {
            check(warning.line() >= 1 && warning.line() <= lines, "a warning names line " + warning.line() + " of " + lines);
            checkSentence(warning.message());
        }
    }

    private static void checkLines(LineRange range, int lines) {
        check(range.first() >= 1 && range.last() <= lines, "lines " + range + " of " + lines);
    }

    private static void checkSentence(String sentence) {
        check(!sentence.isBlank(), "no sentence: " + sentence);
    }

    private static void check(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(what);
        }
    }
}
