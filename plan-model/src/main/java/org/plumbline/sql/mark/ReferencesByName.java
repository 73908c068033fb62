package org.plumbline.sql.mark;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.plumbline.sql.block.QueryBlock;
import org.plumbline.sql.block.Reference;

/// A statement's table references, by what a plan may call them: both may have thousands.
final class ReferencesByName {
    private final List<Reference> all;
    private final Map<String, List<Reference>> byAlias = new HashMap<>();
    private final Map<String, List<Reference>> byName = new HashMap<>();
    private final List<Reference> values = new ArrayList<>();

    ReferencesByName(QueryBlock statement) {
        var found = new ArrayList<Reference>();
        for (QueryBlock block : statement.all()) {
            found.addAll(block.references());
            block.target().filter(target -> !block.references().contains(target)).ifPresent(found::add);
        }
        all = List.copyOf(found);
        for (Reference each : all) {
            byAlias.computeIfAbsent(each.alias(), _ -> new ArrayList<>()).add(each);
            byName.computeIfAbsent(each.name(), _ -> new ArrayList<>()).add(each);
            if (each.kind() == Reference.Kind.VALUES) {
                values.add(each);
            }
        }
    }

    List<Reference> all() {
        return all;
    }

    List<Reference> called(String alias) {
        return byAlias.getOrDefault(alias, List.of());
    }

    /// No other reference can be what this relation reads.
    Set<Reference> perhaps(Relation relation) {
        var perhaps = new LinkedHashSet<Reference>(called(relation.alias));
        relation.unnumbered().ifPresent(alias -> perhaps.addAll(called(alias)));
        if (relation.kind == Relation.Kind.VALUES) {
            perhaps.addAll(values);
        }
        for (int i = relation.name.indexOf('_'); i > 0 && relation.append.isPresent(); i = relation.name.indexOf('_', i + 1)) {
            perhaps.addAll(byName.getOrDefault(relation.name.substring(0, i), List.of()));
        }
        return perhaps;
    }
}
