package io.qingyuan.worklist.internal;

/** How many to-dos wait. */
record ToDoTotals(int open, int overdue, int dueThisWeek) {}
