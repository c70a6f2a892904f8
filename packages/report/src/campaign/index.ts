export { campaignOf, type Campaign } from './campaign.js';
export { filmsOfCampaign, type CampaignColumns } from './campaign-films.js';
