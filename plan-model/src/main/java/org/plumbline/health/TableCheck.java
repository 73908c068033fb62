package org.plumbline.health;

import java.util.List;
import org.plumbline.catalog.CatalogFacts;
import org.plumbline.catalog.TableFacts;

/// A check that looks at each table by itself.
public abstract class TableCheck implements HealthCheck {
    private final String id;
    private final String title;

    TableCheck(String id, String title) {
        this.id = id;
        this.title = title;
    }

    @Override
    public final String id() {
        return id;
    }

    @Override
    public final String title() {
        return title;
    }

    @Override
    public List<HealthFinding> check(CatalogFacts facts) {
        return facts.tables().stream().flatMap(table -> check(facts, table).stream()).toList();
    }

    /// What is wrong with this table.
    public abstract List<HealthFinding> check(CatalogFacts facts, TableFacts table);
}
