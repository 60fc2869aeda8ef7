package io.qingyuan.identity;

/** What a post makes of its holder (角色). The three administrators (三员) are separate and read no content. */
public enum Role {
    /** 规划办: keeps the plan. */
    OFFICE,
    /** 填报员: enters the figures of one unit. */
    DATA_OFFICER,
    /** 审核员: reviews the figures of one unit. */
    DATA_REVIEWER,
    /** 单位负责人: answers for one unit. */
    UNIT_HEAD,
    /** 分管领导: sees the whole and decides. */
    LEADER,
    /** 审计人员: reads everything but identity fields and confidential cases. */
    STATE_AUDITOR,
    /** 系统管理员: keeps the system running. */
    SYSTEM_ADMIN,
    /** 安全管理员: gives posts and ends them. */
    SECURITY_ADMIN,
    /** 安全审计员: reads the audit trail. */
    AUDIT_ADMIN
}
