package org.plumbline.health;

import java.util.List;
import org.plumbline.catalog.CatalogFacts;

/// One thing that may be wrong in a database; stateless.
public interface HealthCheck {
    /// Never changed: `duplicate-index`.
    String id();

    /// What its findings have in common, as a heading: `Duplicate indexes`.
    String title();

    /// All that is wrong in these facts.
    List<HealthFinding> check(CatalogFacts facts);
}
