/** What the portal uses of Umi at run time: the router. Umi writes its own typings at build; these hold before it has run. */

export { defineConfig } from '@umijs/preset-umi';
export {
  generatePath,
  Link,
  matchPath,
  Navigate,
  NavLink,
  Outlet,
  useLocation,
  useMatch,
  useNavigate,
  useOutlet,
  useParams,
  useSearchParams,
} from 'react-router-dom';
