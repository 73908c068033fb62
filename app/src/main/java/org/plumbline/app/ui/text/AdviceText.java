package org.plumbline.app.ui.text;

import org.plumbline.advisor.RejectedIndex.Reason;
import org.plumbline.catalog.CatalogFacts;
import org.plumbline.catalog.TableFacts;
import org.plumbline.health.HealthFinding;
import org.plumbline.index.IndexCandidate;
import org.plumbline.index.IndexDdl;
import org.plumbline.plan.unit.Share;

/// What the index advisor found, in words.
public final class AdviceText {
    private AdviceText() {}

    /// Why an index is not advised.
    public static String reason(Reason reason) {
        return switch (reason) {
            case Reason.CoveredBy(IndexCandidate chosen) -> "covered by the one on " + columns(chosen);
            case Reason.SavesLittle(double share) when share <= 0 -> "saves nothing beside the others";
            case Reason.SavesLittle(double share) -> "saves " + Format.share(new Share(share)) + " beside the others";
            case Reason.LessForItsSize(double share) ->
                    "by itself it saves " + Format.share(new Share(share)) + ", less for its size than what was chosen";
            case Reason.SizeUnknown _ -> "its size is not known before it is built, so that it cannot be held against the budget";
            case Reason.NotTaken _ -> "it was built and rolled back, and the planner did not use it";
            case Reason.NotBuilt(String words) -> "it was not built to try it: " + words;
            case Reason.DearToKeep(double saves, double costs) -> "costs the writes more than it saves the rest: "
                    + Format.share(new Share(costs)) + " against " + Format.share(new Share(saves)) + " of today's cost";
            case Reason.Unused _ -> "no plan used it";
            case Reason.Refused(String words) -> "the server does not take it: " + words;
        };
    }

    /// The statement that builds an index, without a semicolon. Of a partitioned table the script does it partition by partition.
    public static String create(IndexCandidate index, CatalogFacts facts) {
        boolean partitioned = facts.table(index.schema(), index.table()).filter(TableFacts::partitioned).isPresent();
        return (partitioned ? IndexDdl.ofPartitioned(index) : IndexDdl.of(index)).create();
    }

    /// An index of the database that could go: `public.orders_status_idx`.
    public static String index(HealthFinding needless) {
        return needless.table().map(table -> table.substring(0, table.indexOf('.') + 1)).orElse("") + needless.object();
    }

    /// What an index is on: `public.orders USING btree (status)`.
    public static String columns(IndexCandidate index) {
        return IndexDdl.definition(index).substring("ON ".length()).replace(" USING btree", "");
    }
}
