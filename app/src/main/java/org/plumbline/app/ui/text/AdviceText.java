package org.plumbline.app.ui.text;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.plumbline.advisor.AdvisedIndex;
import org.plumbline.advisor.AdvisedSet;
import org.plumbline.advisor.IndexAdvice;
import org.plumbline.advisor.PlannedRemoval;
import org.plumbline.advisor.RejectedIndex.Reason;
import org.plumbline.advisor.SupersededIndex;
import org.plumbline.catalog.CatalogFacts;
import org.plumbline.catalog.TableFacts;
import org.plumbline.health.HealthFinding;
import org.plumbline.index.IndexCandidate;
import org.plumbline.index.IndexDdl;
import org.plumbline.index.ProofState;
import org.plumbline.plan.unit.Bytes;
import org.plumbline.plan.unit.Cost;
import org.plumbline.plan.unit.Share;

/// What the index advisor found, in words.
public final class AdviceText {
    /// What it means to build indexes that are rolled back, as `BuildLimits` has it.
    public static final String LOCKS = "Each set is built in a transaction that is rolled back. Meanwhile whoever writes the table waits "
            + "(SHARE lock; reads go on); it takes time, disk, and WAL that goes to standbys too. A lock that is not free within 2 s and a "
            + "build of more than 10 minutes are given up.";
    /// What measuring a set means besides.
    public static final String RUNS = "Then what reads of the statements is run without and with the indexes, in turns: a minute at most "
            + "for each run, ten minutes in all once they are built. Until then writers of the tables wait.";
    private static final int MOST_HELPED = 12;
    /// A plan that is not cheaper by this part is no better (`STD_FUZZ_FACTOR`, pathnode.c).
    private static final double NOTICEABLE = 0.99;

    private AdviceText() {}

    /// Why an index is not advised.
    public static String reason(Reason reason) {
        return switch (reason) {
            case Reason.CoveredBy(IndexCandidate chosen) -> "covered by the one on " + columns(chosen);
            case Reason.SavesLittle(double share) when share <= 0 -> "saves nothing beside the others";
            case Reason.SavesLittle(double share) -> "saves " + Format.share(new Share(share)) + " beside the others";
            case Reason.Negligible(double units) -> "a run of a statement saves " + Format.cost(new Cost(units))
                    + " of the planner's units with it: nobody would notice";
            case Reason.LessForItsSize(double share) ->
                    "by itself it saves " + Format.share(new Share(share)) + ", less for its size than what was chosen";
            case Reason.SizeUnknown _ -> "its size is not known before it is built, so that it cannot be held against the budget";
            case Reason.NotTaken _ -> "it was built and rolled back, and the planner did not use it";
            case Reason.NotBuilt(String words) -> "it was not built to try it: " + words;
            case Reason.DearToKeep(double saves, double costs) -> "costs the writes more than it saves the rest: "
                    + Format.share(new Share(costs)) + " against " + Format.share(new Share(saves)) + " of today's cost";
            case Reason.Unused _ -> "no plan used it";
            case Reason.NoFaster _ -> "measured, no statement became faster with it by more than lies in the noise";
            case Reason.MadeSlower(String query, double factor) -> "measured, " + query + " took " + ProofText.times(factor)
                    + " as long with it";
            case Reason.Refused(String words) -> "the server does not take it: " + words;
        };
    }

    /// Of the set of one budget those that are not in it, each with the reason: those of larger budgets first.
    ///
    /// @param point the set's place on the frontier
    public static Map<IndexCandidate, String> rejected(IndexAdvice advice, int point) {
        var rejected = new LinkedHashMap<IndexCandidate, String>();
        List<AdvisedSet> larger = advice.frontier().subList(point + 1, advice.frontier().size());
        larger.forEach(set -> set.indexes().forEach(each -> rejected.putIfAbsent(each.index(),
                "in the set of " + Format.bytes(set.size()))));
        advice.rejected().forEach(each -> rejected.putIfAbsent(each.index(), reason(each.reason())));
        return rejected;
    }

    /// The statement that builds an index, without a semicolon. Of a partitioned table the script does it partition by partition.
    public static String create(IndexCandidate index, CatalogFacts facts) {
        return (isPartitioned(index, facts) ? IndexDdl.ofPartitioned(index) : IndexDdl.of(index)).create();
    }

    /// Whether an index is on a partitioned table, which has none that is built CONCURRENTLY.
    public static boolean isPartitioned(IndexCandidate index, CatalogFacts facts) {
        return facts.table(index.schema(), index.table()).filter(TableFacts::partitioned).isPresent();
    }

    /// An index of the database that could go: `public.orders_status_idx`.
    public static String index(HealthFinding needless) {
        return needless.table().map(table -> table.substring(0, table.indexOf('.') + 1)).orElse("") + needless.object();
    }

    /// What an index is on: `public.orders USING btree (status)`.
    public static String columns(IndexCandidate index) {
        return IndexDdl.definition(index).substring("ON ".length()).replace(" USING btree", "");
    }

    /// `1 index`, `3 indexes`.
    public static String indexes(int count) {
        return count(count, "index", "indexes");
    }

    /// How many plans were made: `1 plan`, `424 plans`.
    public static String plans(long count) {
        return Format.countFull(count) + (count == 1 ? " plan" : " plans");
    }

    /// `12 statements of pg_stat_statements`.
    public static String workload(int statements, String from) {
        return count(statements, "statement", "statements") + " of " + from;
    }

    /// `3 indexes of 8.2 MB: planned cost 23 % of today's`.
    ///
    /// @param cost of the workload with them, as a share of today's; none while nobody knows
    public static String set(int indexes, Bytes size, Optional<Share> cost) {
        if (indexes == 0) {
            return "No new index: planned cost as it is today";
        }
        return indexes(indexes) + " of " + Format.bytes(size)
                + cost.map(share -> ": planned cost " + Format.share(share) + " of today's").orElse(": asking the server");
    }

    /// Likewise where the server did not answer.
    public static String unknown(int indexes, Bytes size) {
        return indexes(indexes) + " of " + Format.bytes(size) + ": planned cost not known";
    }

    /// Why a set is not verified; empty where it is.
    ///
    /// @param missing what the database lacks
    /// @param modelled whether the model has its word in the set
    public static String unproven(Optional<String> missing, boolean modelled) {
        return !modelled ? "" : missing.map(lack -> lack + " So costs follow from today's plans and the statistics; nobody verified them.")
                .orElse("HypoPG does not take GIN and GiST indexes: what they save follows from the statistics, and nobody verified it.");
    }

    /// Why an index is built: `For 3 statements of the workload.`
    public static String reason(AdvisedIndex index) {
        return index.helps().isEmpty() ? "No plan of the workload uses it beside the others."
                : "For " + count(index.helps().size(), "statement", "statements") + " of the workload.";
    }

    /// Which statements an index helps, and by how much: one sentence.
    public static String helps(List<AdvisedIndex.Help> helps) {
        if (helps.isEmpty()) {
            return "No plan of these statements uses it in this set.";
        }
        return "Helps " + helps.stream().limit(MOST_HELPED).map(AdviceText::help).collect(Collectors.joining("; "))
                + (helps.size() > MOST_HELPED ? "; and " + (helps.size() - MOST_HELPED) + " more." : ".");
    }

    private static String help(AdvisedIndex.Help help) {
        return help.query() + " (planned cost " + Format.share(Share.of(help.after(), help.before())) + " of today's)";
    }

    /// An index of the database that may no longer be needed: `public.orders_customer_idx (customer)`.
    public static String name(SupersededIndex index) {
        return index.table().schema() + "." + index.index().name();
    }

    /// Why it may no longer be needed, and what to look at first.
    public static String superseded(SupersededIndex index) {
        return "covered by the new one on " + columns(index.by()) + "; look whether other statements read it";
    }

    /// What planning without an index of the database says; nothing where nobody did.
    public static Optional<String> without(Optional<PlannedRemoval> removal) {
        return removal.map(each -> "Planned without it" + (each.besides() == 0 ? "" : each.besides() == 1
                ? ", and without the one before it that nobody misses" : ", and without the " + each.besides()
                + " before it that nobody misses") + (each.dearer().isEmpty() ? ", no statement of the workload is dearer."
                : ", " + count(each.dearer().size(), "statement", "statements") + " of the workload would be dearer: "
                        + each.dearer().stream().limit(MOST_HELPED).map(help -> help.query() + " (" + ProofText.times(
                                help.after() / help.before()) + " as dear)").collect(Collectors.joining("; "))
                        + (each.dearer().size() > MOST_HELPED ? "; and more" : "") + ". Keep it."));
    }

    /// `Planning statement 3 of 40 as it is today`.
    public static String planning(int number, int all) {
        return "Planning statement " + Format.countFull(Math.min(number, all)) + " of " + Format.countFull(all) + " as it is today";
    }

    /// `1,234 plans with indexes that are not there, of 5,500 at most`.
    public static String asked(long calls, long most) {
        return calls == 0 ? "Asking the server what each index would take" : Format.countFull(calls)
                + " plans with indexes that are not there, of " + Format.countFull(most) + " at most";
    }

    /// An index that is to be built and rolled back, and what has to be there for it: `public.orders (customer), about 1.1 MB`.
    public static String toBuild(IndexCandidate index, Optional<Bytes> size) {
        return columns(index) + size.map(known -> ", about " + Format.bytes(known)).orElse(", of a size that is not known before")
                + index.extension().map(name -> "; with the extension " + name + ", where it is not there").orElse("");
    }

    /// What a statement costs now and would cost: `Planned cost now 1,535, with this index 293.98 (19 %).`
    ///
    /// @param indexes how many there would be
    public static String costs(Cost now, Cost then, int indexes) {
        String today = "Planned cost now " + Format.cost(now);
        if (indexes == 0) {
            return today + ". Tick an index to see what it would be with it.";
        }
        return today + ", with " + (indexes == 1 ? "this index " : "these " + indexes(indexes) + " ")
                + (then.value() > now.value() * NOTICEABLE ? "the same." : Format.cost(then) + " ("
                + Format.share(Share.of(then.value(), now.value())) + ").");
    }

    /// Who says so.
    public static String whoSays(ProofState state) {
        return switch (state) {
            case MODEL -> "By the model, not verified: it follows from today's plan and the statistics.";
            case ESTIMATED -> "By the server's planner (HypoPG); nothing was run or built.";
            case PLANNED -> "By the server's planner with real indexes, which were rolled back.";
            case MEASURED -> "Measured.";
        };
    }

    /// Whether a statement's plan would use an index that was tried.
    public static String used(boolean used, ProofState state) {
        return switch (state) {
            case MODEL -> used ? "it would be used, says the model; not verified" : "it would not be used, says the model; not verified";
            case ESTIMATED -> used ? "the server's planner would use it" : "the server's planner would not use it beside the others";
            case PLANNED, MEASURED -> used ? "it was built, used by the plan, and rolled back"
                    : "it was built and rolled back; the plan did not use it";
        };
    }

    /// How far an index is proven, in a word.
    public static String proof(ProofState state) {
        return switch (state) {
            case MODEL -> "model";
            case ESTIMATED -> "estimated";
            case PLANNED -> "planned";
            case MEASURED -> "measured";
        };
    }

    /// A name for a script of what something needs: its own, without an ending.
    public static String scriptName(String of) {
        String name = of.replaceFirst("\\.[A-Za-z0-9]{1,5}$", "").replaceAll("[^\\p{L}\\p{N}._ -]", "_");
        return (name.isBlank() ? "plan" : name) + "-indexes.sql";
    }

    private static String count(int count, String one, String many) {
        return Format.countFull(count) + " " + (count == 1 ? one : many);
    }
}
