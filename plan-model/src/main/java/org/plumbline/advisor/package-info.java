/// The index advisor: which indexes a workload should have. Statements are planned by a [org.plumbline.advisor.WhatIf] with indexes that
/// are not there; the rest is arithmetic.
package org.plumbline.advisor;
