package org.plumbline.plan.measure;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.plumbline.plan.NodeId;
import org.plumbline.plan.Operation;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.Usage;

/// Who pays for what ran outside the tree's own order: CTEs by their scans (rule 7), InitPlans by the node that evaluated them (rule 8).
/// All of it is inside the payer's inclusive figures.
final class Payments {
    /// Who holds this much of an InitPlan's time evaluated it; the rest came later, when its workers were shut down.
    private static final double NEARLY_ALL = 0.95;

    final double[] paidWall;
    final double[] paidTolerance;
    final Usage[] paidUsage;
    /// Wall time of CTEs beside the tree: data-modifying ones that nobody scans, or not to their end.
    double besideTheTree;

    private final Plan plan;
    private final Times times;
    private final double[] grossWall;

    Payments(Plan plan, Times times, int[] holder) {
        int count = plan.nodes().size();
        this.plan = plan;
        this.times = times;
        paidWall = new double[count];
        paidTolerance = new double[count];
        paidUsage = new Usage[count];
        Arrays.fill(paidUsage, Usage.NONE);
        grossWall = times.hasOthers ? grossSelf(holder) : new double[0];
        if (times.hasOthers) {
            payCtes();
            payInitPlans();
        }
    }

    /// Inclusive time less that of inputs and SubPlans, before anything is paid.
    private double[] grossSelf(int[] holder) {
        double[] gross = new double[plan.nodes().size()];
        for (PlanNode node : plan.nodes()) {
            int i = node.id().index();
            gross[i] += times.wallOrZero(i);
            if (holder[i] >= 0) {
                gross[holder[i]] -= times.wallOrZero(i);
            }
        }
        return gross;
    }

    private void payCtes() {
        var scansOf = new CteScans(plan);
        for (PlanNode cte : plan.nodes()) {
            if (!cte.isCte() || cte.executed().isEmpty()) {
                continue;
            }
            List<PlanNode> scans = scansOf.of(cte);
            double owed = times.wallOrZero(cte.id().index());
            double pulled = scans.stream().mapToDouble(scan -> times.wallOrZero(scan.id().index())).sum();
            if (scans.isEmpty() || (owed > pulled && cte.operation() instanceof Operation.ModifyTable)) {
                besideTheTree += owed - pulled;
                owed = pulled;
            } else if (owed > pulled) {
                owed -= payRest(cte, owed - pulled);
            }
            for (PlanNode scan : scans) {
                double part = pulled > 0 ? times.wallOrZero(scan.id().index()) / pulled : 0;
                pay(scan.id(), owed * part, times.tolerance[cte.id().index()] * part, Usage.NONE);
            }
            payUsage(cte, scans);
        }
    }

    /// Each kind of block is paid in proportion to the scans' own blocks of that kind: what one scan pulled through, that scan shows.
    private void payUsage(PlanNode cte, List<PlanNode> scans) {
        if (cte.usage().isEmpty()) {
            return;
        }
        List<Usage> shares = UsageSplit.proRata(
                cte.usage().get(), scans.stream().map(scan -> scan.usage().orElse(Usage.NONE)).toList());
        for (int i = 0; i < shares.size(); i++) {
            pay(scans.get(i).id(), 0, 0, shares.get(i));
        }
    }

    private void payInitPlans() {
        var users = new InitPlanUsers(plan);
        int[] order = ExecutionOrder.of(plan);
        for (PlanNode initPlan : plan.nodes()) {
            if (initPlan.isInitPlan() && initPlan.executed().isPresent()) {
                List<PlanNode> inOrder = users.of(plan, initPlan).stream()
                        .sorted(Comparator.comparingInt(user -> order[user.id().index()]))
                        .toList();
                int i = initPlan.id().index();
                PlanNode payer = payer(initPlan, inOrder);
                double owed = times.wallOrZero(i);
                double lacking = owed - left(payer) - times.tolerance[payer.id().index()] - times.tolerance[i];
                owed -= lacking > 0 ? payRest(initPlan, lacking) : 0;
                pay(payer.id(), owed, times.tolerance[i], initPlan.usage().orElse(Usage.NONE));
            }
        }
    }

    /// The first user in execution order; where its own time cannot hold the InitPlan's, something else evaluated it first: a later user,
    /// or a node above the first one that prunes partitions by it.
    private PlanNode payer(PlanNode initPlan, List<PlanNode> users) {
        PlanNode lister = plan.parent(initPlan).orElseThrow();
        if (users.isEmpty()) {
            return lister;
        }
        List<PlanNode> payers = users.stream().flatMap(user -> evaluators(user, initPlan, lister)).toList();
        for (PlanNode candidate : payers) {
            if (canPay(candidate, initPlan)) {
                return candidate;
            }
        }
        PlanNode node = gatherAbove(users.getFirst(), lister);
        while (!node.id().equals(lister.id())) {
            if (canPay(node, initPlan)) {
                return node;
            }
            node = plan.parent(node).orElseThrow();
        }
        return canPay(lister, initPlan) ? lister : payers.getFirst();
    }

    /// A scan that names it in its index condition and is started again: the node above, on whose time that is (see [Holders]), or it.
    private Stream<PlanNode> evaluators(PlanNode user, PlanNode initPlan, PlanNode lister) {
        PlanNode payer = gatherAbove(user, lister);
        if (user.parent().isEmpty() || !Holders.isRestarted(user, times) || !InitPlanUsers.names(Holders.searched(user), initPlan)) {
            return Stream.of(payer);
        }
        PlanNode above = plan.parent(user).orElseThrow();
        return Stream.of(user.id().equals(lister.id()) ? above : gatherAbove(above, lister), payer);
    }

    /// The outermost Gather over this node, up to the node that lists the InitPlan: the leader evaluated it there before it
    /// launched workers.
    private PlanNode gatherAbove(PlanNode user, PlanNode lister) {
        PlanNode payer = user;
        for (PlanNode node = user; ; node = plan.parent(node).orElseThrow()) {
            if (Times.isGather(node)) {
                payer = node;
            }
            if (node.id().equals(lister.id()) || node.parent().isEmpty()) {
                return payer;
            }
        }
    }

    private boolean canPay(PlanNode payer, PlanNode initPlan) {
        int p = payer.id().index();
        int i = initPlan.id().index();
        if (times.measured(p) && times.measured(i)) {
            return left(payer) + times.tolerance[p] + times.tolerance[i] >= NEARLY_ALL * times.wall[i];
        }
        return true;
    }

    private double left(PlanNode payer) {
        return grossWall[payer.id().index()] - paidWall[payer.id().index()];
    }

    /// What a subplan took beyond its readers' own time: its workers are shut down when the query ends, on the time of the node
    /// that lists it
    /// (ExecShutdownNode in execProcnode.c). Returns what was paid: nothing where that node cannot.
    private double payRest(PlanNode subplan, double rest) {
        PlanNode lister = plan.parent(subplan).orElseThrow();
        if (left(lister) + times.tolerance[lister.id().index()] < rest) {
            return 0;
        }
        pay(lister.id(), rest, times.tolerance[subplan.id().index()], Usage.NONE);
        return rest;
    }

    private void pay(NodeId payer, double wall, double tolerance, Usage usage) {
        paidWall[payer.index()] += wall;
        paidTolerance[payer.index()] += tolerance;
        paidUsage[payer.index()] = paidUsage[payer.index()].plus(usage);
    }
}
