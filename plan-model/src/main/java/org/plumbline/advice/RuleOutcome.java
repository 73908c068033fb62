package org.plumbline.advice;

import java.util.List;
import org.plumbline.plan.Capability;

/// What became of asking one rule.
public sealed interface RuleOutcome {
    RuleInfo rule();

    /// It found something.
    record Fired(RuleInfo rule, List<Finding> findings) implements RuleOutcome {
        public Fired {
            findings = List.copyOf(findings);
        }
    }

    /// It looked and found nothing.
    record Clear(RuleInfo rule) implements RuleOutcome {}

    /// The plan's text does not tell what it needs.
    record NotApplicable(RuleInfo rule, List<Capability> missing) implements RuleOutcome {
        public NotApplicable {
            missing = List.copyOf(missing);
        }
    }

    /// No plan tells what it needs: only a connection to the database does.
    record NeedsConnection(RuleInfo rule) implements RuleOutcome {}

    /// It broke: a defect of ours, which costs one line and not the analysis.
    record Failed(RuleInfo rule, RuntimeException cause) implements RuleOutcome {}
}
