package org.plumbline.advisor;

import com.google.ortools.Loader;
import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPSolver.ResultStatus;
import com.google.ortools.linearsolver.MPSolverParameters;
import com.google.ortools.linearsolver.MPVariable;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Chooses the set that makes the known plans of all statements cheapest under a budget: an integer program with one plan for each
/// statement, whose indexes have to be paid for in bytes and in upkeep. Solved by CBC.
final class IndexProgram {
    /// Milliseconds; then the best that was found is taken.
    private static final long LONGEST_SKETCH = 100;
    private static final long LONGEST = 1_000;
    /// How far from the best a set may be, as a part of the cost: where it only shows the way, and where it is the answer.
    private static final double ROUGH = 3e-3;
    private static final double EXACT = 1e-4;
    private static final double MEGABYTE = 1e6;
    private static final double NONE = Double.NEGATIVE_INFINITY;

    private final PlanBook book;
    private final double scale;

    static {
        Loader.loadNativeLibraries();
    }

    /// @param baseline what the workload costs without new indexes
    IndexProgram(PlanBook book, double baseline) {
        this.book = book;
        this.scale = baseline / 100;
    }

    /// About the best, for where it only shows what is wanted.
    BitSet sketch(long budget, int mostIndexes) {
        return solve(budget, mostIndexes, ROUGH, LONGEST_SKETCH);
    }

    /// The numbers of the chosen candidates; none where no solution was found in time.
    BitSet solve(long budget, int mostIndexes) {
        return solve(budget, mostIndexes, EXACT, LONGEST);
    }

    private BitSet solve(long budget, int mostIndexes, double gap, long milliseconds) {
        MPSolver solver = MPSolver.createSolver("CBC");
        try {
            solver.setTimeLimit(milliseconds);
            return solved(solver, budget, mostIndexes, gap);
        } finally {
            solver.delete();
        }
    }

    private BitSet solved(MPSolver solver, long budget, int mostIndexes, double gap) {
        Map<Integer, MPVariable> chosen = new HashMap<>();
        MPConstraint bytes = solver.makeConstraint(0, budget / MEGABYTE);
        MPConstraint count = solver.makeConstraint(0, mostIndexes);
        for (int query = 0; query < book.queries(); query++) {
            List<KnownPlans.Known> affordable = book.plans(query).worthwhile().stream()
                    .filter(plan -> book.bytes(plan.used()) <= budget && plan.used().cardinality() <= mostIndexes).toList();
            for (KnownPlans.Known plan : affordable) {
                plan.used().stream().forEach(number -> chosen.computeIfAbsent(number, _ -> {
                    MPVariable one = solver.makeBoolVar("");
                    bytes.setCoefficient(one, book.candidate(number).bytes() / MEGABYTE);
                    count.setCoefficient(one, 1);
                    solver.objective().setCoefficient(one, book.candidate(number).upkeep() / scale);
                    return one;
                }));
            }
            add(solver, chosen, book.query(query).weight() / scale, affordable);
        }
        solver.objective().setMinimization();
        var set = new BitSet();
        try (var parameters = new Parameters(gap)) {
            ResultStatus status = solver.solve(parameters.value);
            if (status == ResultStatus.OPTIMAL || status == ResultStatus.FEASIBLE) {
                chosen.forEach((number, variable) -> set.set(number, variable.solutionValue() > 0.5));
            }
        }
        return set;
    }

    /// Of a solver's run; in memory that is not Java's.
    private static final class Parameters implements AutoCloseable {
        private final MPSolverParameters value = new MPSolverParameters();

        Parameters(double gap) {
            value.setDoubleParam(MPSolverParameters.DoubleParam.RELATIVE_MIP_GAP, gap);
        }

        @Override
        public void close() {
            value.delete();
        }
    }

    private static void add(MPSolver solver, Map<Integer, MPVariable> chosen, double weight, List<KnownPlans.Known> plans) {
        MPConstraint one = solver.makeConstraint(1, 1);
        Map<Integer, MPConstraint> paid = new HashMap<>();
        for (KnownPlans.Known plan : plans) {
            MPVariable taken = solver.makeNumVar(0, 1, "");
            solver.objective().setCoefficient(taken, weight * plan.cost());
            one.setCoefficient(taken, 1);
            plan.used().stream().forEach(number -> paid.computeIfAbsent(number, _ -> {
                MPConstraint constraint = solver.makeConstraint(NONE, 0);
                constraint.setCoefficient(chosen.get(number), -1);
                return constraint;
            }).setCoefficient(taken, 1));
        }
    }
}
