package org.plumbline.app.db;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.plumbline.catalog.PlanChoiceFacts;
import org.plumbline.plan.Capability;
import org.plumbline.plan.Estimate;
import org.plumbline.plan.Plan;
import org.plumbline.plan.digest.PlanShape;
import org.plumbline.plan.parse.PlanParseException;
import org.plumbline.plan.parse.PlanParser;
import org.plumbline.plan.parse.SourceText;

/// Whether PostgreSQL would plan a statement otherwise without its values, as it may do from a prepared statement's sixth execution on.
final class PlanChoice {
    private static final int LONGEST = 200;

    private PlanChoice() {}

    /// Plans it once more, without its values, and runs nothing.
    ///
    /// @param request as which `plan` was made
    /// @return none where it has no values, where both plans do the same, or where there is no other plan
    static Optional<PlanChoiceFacts> of(Database database, ExplainRequest request, Plan plan, Canceller canceller) {
        Optional<Estimate> custom = plan.root().estimate();
        if (request.values().isEmpty() || custom.isEmpty()) {
            return Optional.empty();
        }
        try {
            // Shapes name schemas where the plans do.
            List<String> options = plan.capabilities().has(Capability.VERBOSE) ? List.of("COSTS", "VERBOSE") : List.of("COSTS");
            String text = database.explain(new ExplainRequest(request.statement(), false, false, options,
                    request.statementTimeout(), request.lockTimeout()), canceller);
            Plan generic = PlanParser.parse(SourceText.of("", text)).getFirst();
            return PlanShape.of(generic).key() == PlanShape.of(plan).key() ? Optional.empty()
                    : generic.root().estimate().map(estimate -> new PlanChoiceFacts(custom.get().totalCost(), estimate.totalCost(),
                            Optional.empty(), Optional.empty(), values(request)));
        } catch (ServerFailure | RefusedStatement | PlanParseException _) {
            return Optional.empty();
        }
    }

    private static String values(ExplainRequest request) {
        String values = request.statement().parameters().stream()
                .map(name -> name + " = " + request.values().get(name).orElse("NULL")).collect(Collectors.joining(", "));
        return values.length() > LONGEST ? values.substring(0, LONGEST) + "…" : values;
    }
}
