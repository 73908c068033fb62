/// What is wrong with a plan: rules, and the findings they make. A finding is data; its sentences are made where it is shown.
package org.plumbline.advice;
