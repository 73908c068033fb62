package org.plumbline.plan.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.plumbline.plan.Plan;
import org.plumbline.plan.log.LogEntry;

/// Reads every plan in a text: TEXT, JSON, YAML and XML output of EXPLAIN, PostgreSQL 8.4 to 19, in whatever wrapping people have it.
///
/// The text is read as it stands first. Where that leaves something unread or in doubt, it is read in other ways (lines that were broken
/// put together, string literals opened), and the way that understands most of it is taken.
public final class PlanParser {
    /// Literals in literals: no text that people have goes deeper.
    private static final int DEEPEST = 6;
    /// A text is read in further ways until so many times its length has been looked at.
    private static final long MOST_READINGS = 12;
    private static final long MOST_READINGS_OF_PARTS = 4;
    private static final long LEAST_EFFORT = 500_000;
    private static final List<Function<Lines, List<Lines>>> OPENINGS = List.of(
            Literals::of,
            lines -> changed(lines, Escapes.off(lines)),
            lines -> Literals.of(Mending.of(lines)),
            lines -> RunOn.of(MarkUp.off(lines)),
            SideBySide::of);

    private PlanParser() {}

    /// All plans in this text, in order; at least one.
    ///
    /// @throws PlanParseException when no plan can be read; it names the line in the person's own text
    public static List<Plan> parse(SourceText source) throws PlanParseException {
        Reading plain = plainJson(source.text());
        Reading best = plain.isClean() && plain.hasKnownNodes() ? plain : best(Signs.plain(source.text()));
        Reading own = best.withoutForeign();
        if (!own.hasKnownNodes()) {
            Optional<PlanParseException> refusal = OtherProducts.refusal(source.text());
            if (refusal.isPresent()) {
                throw refusal.get();
            }
        }
        if (!own.isNonsense()) {
            return own.plansWithFailures();
        }
        throw own.failures().first().orElseGet(() -> NoPlan.in(source));
    }

    private static Reading best(String text) {
        var interner = new Interner();
        Lines lines = Lines.of(text);
        Reading whole = isBareJson(text) ? Reading.of(List.of(Block.of(lines)), interner) : Reading.NONE;
        if (!whole.isClean()) {
            whole = best(lines, DEEPEST, interner, new Effort(LEAST_EFFORT + MOST_READINGS * text.length()));
        }
        var effort = new Effort(LEAST_EFFORT + MOST_READINGS_OF_PARTS * text.length());
        return LeftOver.added(whole, lines, part -> best(part, DEEPEST, interner, effort));
    }

    private static Reading best(Lines lines, int depth, Interner interner, Effort effort) {
        List<Block> blocks = Wrapping.blocks(lines);
        Reading best = Reading.of(blocks, interner);
        if (!best.isClean() && blocks.stream().anyMatch(Block::isLogged) && effort.spend(lines.text().length())) {
            best = best.or(Reading.of(blocks.stream().map(block -> block.with(Mending.of(block.lines()))).toList(), interner));
        }
        if (!best.isClean() && effort.spend(lines.text().length())) {
            Lines bare = Wrapping.off(lines);
            best = best.or(Reading.of(List.of(Block.of(Mending.of(bare))), interner));
            best = best.isClean() ? best : best.or(Reading.of(List.of(Block.of(Mending.atSpaces(bare))), interner));
        }
        for (Function<Lines, List<Lines>> opening : OPENINGS) {
            if (!best.isClean() && depth > 0 && effort.spend(lines.text().length())) {
                best = best.or(Reading.together(
                        opening.apply(lines).stream().map(found -> best(found, depth - 1, interner, effort)).toList()));
            }
        }
        return best;
    }

    private static List<Lines> changed(Lines lines, Lines bare) {
        return bare == lines ? List.of() : List.of(bare);
    }

    /// Nothing stands around it: most plans that programs save.
    private static boolean isBareJson(String text) {
        String ends = text.isEmpty() ? "" : "" + text.charAt(0) + text.charAt(lastFilled(text));
        return ends.equals("[]") || ends.equals("{}");
    }

    private static int lastFilled(String text) {
        int last = text.length() - 1;
        while (last > 0 && Character.isWhitespace(text.charAt(last))) {
            last--;
        }
        return last;
    }

    /// A text that is JSON from its first to its last character: most plans that programs save. There is nothing to take off.
    private static Reading plainJson(String text) {
        var plans = new ArrayList<Plan>();
        var failures = new Failures();
        for (RawPlan raw : PlainJson.whole(text, new Interner())) {
            try {
                plans.add(PlanAssembler.assemble(raw, LogContext.NONE));
            } catch (PlanParseException e) {
                failures.add(e);
            }
        }
        return new Reading(plans, failures, List.of(), List.of());
    }

    /// The plans of one log entry, usually one; their lines are the log's.
    ///
    /// @throws PlanParseException when none can be read
    public static List<Plan> parse(LogEntry entry) throws PlanParseException {
        var finder = new PlanFinder(Block.of(entry), new Interner());
        List<Plan> plans = finder.plans();
        if (!plans.isEmpty()) {
            return List.copyOf(finder.failures().tellIn(plans));
        }
        throw finder.failures().first().orElseGet(() -> new PlanParseException(entry.place().line(),
                "the log says that a plan follows, and none does. Was the log cut off?"));
    }
}
