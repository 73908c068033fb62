package org.plumbline.advice;

import java.util.Set;
import org.plumbline.plan.Capability;

/// What a rule is and what it needs.
///
/// @param id kebab-case, never changed: `sort-spill`
/// @param title a few words: `Sort spilled to disk`
/// @param category what it looks at
/// @param needs what the plan's text must tell; the rule is not asked otherwise
public record RuleInfo(String id, String title, Category category, Set<Capability> needs) {
    public RuleInfo {
        needs = Set.copyOf(needs);
    }
}
