export { daysUntil, formatDate, formatDateTime, formatHour, formatPeriod, today, ZONE } from './format';
