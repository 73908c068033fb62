package org.plumbline.advice;

import java.util.List;
import org.plumbline.catalog.CatalogFacts;
import org.plumbline.plan.measure.MeasuredPlan;

/// A rule that needs to know the database too: what a plan does not print, such as when a table was analysed last.
public non-sealed interface CatalogRule extends Rule {
    /// Likewise, with what was read from the server before.
    List<Finding> check(MeasuredPlan plan, CatalogFacts facts);
}
