import { Box, Drawing, Grey, Side } from '../../picture.tsx';
import type { Stop } from '../stop.ts';

const heights = [40, 65, 50, 80, 70, 90];

/** How members are served, in figures. */
export const figures: Stop = {
  name: 'figures',
  needs: ['seeReports'],
  at: '/reports',
  Picture: () => (
    <Drawing at="/reports">
      <Side>
        <Box lit>
          <Grey wide={60} />
          <Grey wide={35} />
        </Box>
        <Box>
          <Grey wide={50} />
          <Grey wide={30} />
        </Box>
      </Side>
      <div className="drawing-bars">
        {heights.map((height) => (
          <span key={height} style={{ height: `${height}%` }} />
        ))}
      </div>
    </Drawing>
  ),
};
