package org.plumbline.advice;

/// One thing that can be wrong with a plan. Pure, stateless, fast.
public sealed interface Rule permits PlanRule, CatalogRule {
    RuleInfo info();
}
