package org.plumbline.advice.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.plumbline.advice.CatalogRule;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Finding;
import org.plumbline.advice.PlanRule;
import org.plumbline.advice.Remedy;
import org.plumbline.advice.Rule;
import org.plumbline.advice.Severity;
import org.plumbline.catalog.CatalogFacts;
import org.plumbline.index.IndexDdl;
import org.plumbline.plan.Capability;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.measure.Measure;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.parse.PlanParseException;
import org.plumbline.plan.parse.PlanParser;
import org.plumbline.plan.parse.SourceText;

/// Asks one rule about one plan's text.
final class RuleTester {
    private final Rule rule;
    private final Function<MeasuredPlan, List<Finding>> check;

    private RuleTester(Rule rule, Function<MeasuredPlan, List<Finding>> check) {
        this.rule = rule;
        this.check = check;
    }

    static RuleTester of(PlanRule rule) {
        return new RuleTester(rule, rule::check);
    }

    /// Asks a rule that needs to know the database too.
    static RuleTester of(CatalogRule rule, CatalogFacts facts) {
        return new RuleTester(rule, plan -> rule.check(plan, facts));
    }

    Asked on(String text) {
        return new Asked(rule, check, measured(text));
    }

    static MeasuredPlan measured(String text) {
        try {
            return Measure.of(PlanParser.parse(SourceText.of("test", text)).getFirst());
        } catch (PlanParseException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    record Asked(Rule rule, Function<MeasuredPlan, List<Finding>> check, MeasuredPlan plan) {
        void staysQuiet() {
            assertThat(findings()).isEmpty();
        }

        void isNotApplicable(Capability... needs) {
            assertThat(plan.plan().capabilities().missing(rule.info().needs())).containsExactly(needs);
        }

        /// One finding, at a node called so: `Seq Scan`, or `Seq Scan on orders`.
        Found findsOneAt(String node) {
            assertThat(findings()).hasSize(1);
            Finding finding = findings().getFirst();
            PlanNode at = plan.plan().node(finding.node().orElseThrow());
            assertThat(List.of(at.nodeType(), titled(at))).contains(node);
            assertThat(finding.nodes()).contains(at.id());
            return new Found(finding);
        }

        List<Finding> findings() {
            assertThat(plan.plan().capabilities().missing(rule.info().needs())).as("what the plan lacks").isEmpty();
            return check.apply(plan);
        }

        private static String titled(PlanNode node) {
            return node.nodeType() + ScanFigures.target(node).flatMap(target -> target.relation()).map(name -> " on " + name).orElse("");
        }
    }

    record Found(Finding finding) {
        Found with(Evidence... evidence) {
            assertThat(finding.evidence()).contains(evidence);
            return this;
        }

        Found without(String evidence) {
            assertThat(finding.evidence()).extracting(Evidence::name).doesNotContain(evidence);
            return this;
        }

        Found ofSeverity(Severity severity) {
            assertThat(finding.severity()).isEqualTo(severity);
            return this;
        }

        Found atStake(long milliseconds) {
            assertThat(finding.timeAtStake().map(time -> Math.round(time.toNanos() / 1e6))).contains(milliseconds);
            return this;
        }

        /// `orders (status, created_at)`.
        Found suggestsIndexes(String... tablesAndKeys) {
            assertThat(indexes(finding)).containsExactly(tablesAndKeys);
            return this;
        }

        Found suggests(Remedy... remedies) {
            assertThat(finding.remedies()).containsExactly(remedies);
            return this;
        }

        Found doubts(Doubt... doubts) {
            assertThat(finding.doubts()).contains(doubts);
            return this;
        }
    }

    static List<String> indexes(Finding finding) {
        return finding.remedies().stream()
                .flatMap(remedy -> remedy instanceof Remedy.CreateIndex(var index) ? Stream.of(index) : Stream.empty())
                .map(index -> IndexDdl.of(index).create())
                .map(sql -> sql.substring(sql.indexOf(" ON ") + " ON ".length()).replace(" USING btree", ""))
                .toList();
    }
}
