package org.plumbline.app.ui.findings;

import java.util.AbstractList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.plumbline.advice.Finding;

/// The rows of findings, each made when it is asked for first: a plan may have thousands, of which few are looked at.
final class FindingRows extends AbstractList<FindingRow> {
    private final List<Finding> findings;
    private final Function<Finding, FindingRow> maker;
    private final Map<Integer, FindingRow> made = new HashMap<>();

    FindingRows(List<Finding> findings, Function<Finding, FindingRow> maker) {
        this.findings = findings;
        this.maker = maker;
    }

    @Override
    public FindingRow get(int index) {
        return made.computeIfAbsent(index, number -> maker.apply(findings.get(number)));
    }

    @Override
    public int size() {
        return findings.size();
    }
}
